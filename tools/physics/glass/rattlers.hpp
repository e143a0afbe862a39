#pragma once

#include "physics/model/bonds.hpp"

#include <span>
#include <string>
#include <vector>

namespace physics {

/// Particles without neighbours, ascending.  Each has three zero modes.
std::vector<int> rattlers(std::span<const Bond> bonds, Eigen::Index particles);

/// Why a configuration at rest is no minimum: empty if is_minimum(); "saddle"; or, if only rattlers
/// prevent a minimum, "3 zero modes, particle 256 has no neighbours".
std::string why_no_minimum(std::span<const Bond> bonds, Eigen::Index particles);

} // namespace physics
