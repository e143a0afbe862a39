#pragma once

#include "physics/bootstrap.hpp"
#include "physics/two_level_systems.hpp"

#include <span>
#include <string_view>

namespace physics {

/// A member of TwoLevelSystems, and which counts it is proportional to: where that count is zero
/// the quantity is known from above only.
struct Quantity {
    std::string_view name;
    double TwoLevelSystems::*value;
    bool from_strip; ///< N_strip
    bool from_modes; ///< the modes that A_4 counts
    std::string_view unit;
    std::string_view meaning;
};

/// All of them, in the order of the calculation.
std::span<const Quantity> quantities();

} // namespace physics
