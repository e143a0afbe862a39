#pragma once

#include "files/h5.hpp"
#include "physics/equilibration.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace files {

/// The chains of one parent temperature, gathered from their liquids.
struct Liquids {
    double parent_temperature; ///< [e/k_B]
    std::vector<physics::ChainSample> samples;
    std::vector<physics::ChainRecord> record; ///< each row once
};

/// Hot to cold.  Configurations of unknown chains are left out, and a parent temperature that has
/// no other has no samples.
std::vector<Liquids> gather_liquids(const std::vector<std::filesystem::path>& paths);

void write_relaxation(Output& file, const std::vector<Liquids>& liquids,
                      const std::vector<physics::Equilibration>& evidence);

} // namespace files
