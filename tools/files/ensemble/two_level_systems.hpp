#pragma once

#include "files/configurations/glasses.hpp"
#include "files/ensemble/debye.hpp"
#include "physics/ensemble/direct_estimate.hpp"

#include <filesystem>
#include <vector>

namespace files {

/// The double wells of one parent temperature, and what they say of the density.
struct CountedParent {
    double parent_temperature; ///< [e/k_B]
    double volume;             ///< of a glass [m^3]
    std::vector<physics::SearchedGlass> glasses = {};
    physics::DirectCount counted = {};
};

/// Localised double wells with the glass itself in one of them, from files of solve-tunnelling; the
/// volume of a glass by the edge in `debye`.  Hot to cold.
/// @throws files::Error  if a glass appears twice, its parent temperature is none of `debye`, or
///                       the units differ
std::vector<CountedParent> gather_wells(const std::vector<std::filesystem::path>& paths,
                                        const Debye& debye);

void write_two_level_systems(Output& file, const std::vector<CountedParent>& parents);

} // namespace files
