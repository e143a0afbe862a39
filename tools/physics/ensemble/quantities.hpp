#pragma once

#include "physics/ensemble/two_level_systems.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <array>
#include <span>
#include <string_view>

namespace physics {

/// Up to two counts; null: no more.
using Counts = std::array<double SoftModes::*, 2>;

/// A member of TwoLevelSystems, and which counts it is proportional to: where that count is zero
/// the quantity is known from above only.
struct Quantity {
    std::string_view name;
    double TwoLevelSystems::*value;
    Counts counts;
    std::string_view unit;
    std::string_view meaning;
};

/// All of them, in the order of the calculation.
std::span<const Quantity> quantities();

} // namespace physics
