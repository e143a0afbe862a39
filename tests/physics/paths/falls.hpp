#pragma once

#include "physics/glass/small_glass.hpp"
#include "physics/paths/neighbouring_minima.hpp"

namespace small {

/// How small glasses are pushed and fall.
inline physics::PushSearch falls(std::vector<double> pushes) {
    return {.pushes = std::move(pushes),
            .rough_force = 2e-3,
            .returned = 0.12,
            .farthest = 1.4,
            .same_energy = 1e-5,
            .same_distance = 0.05,
            .jumps = {.moved = 0.15, .apart = 2.5},
            .quench = quench_parameters};
}

} // namespace small
