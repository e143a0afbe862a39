#pragma once

#include "physics/model/bonds.hpp"

#include <span>
#include <string>
#include <vector>

namespace physics {

/// Particles without neighbours, ascending.  Each has three zero modes and nothing to hold it.
std::vector<int> rattlers(std::span<const Bond> bonds, Eigen::Index particles);

/// Why a configuration at rest is no minimum, in words: empty if it is one, by is_minimum(); "saddle";
/// or, where all but the rattlers are in a minimum, "3 zero modes, particle 256 has no neighbours".
std::string why_no_minimum(std::span<const Bond> bonds, Eigen::Index particles);

} // namespace physics
