#pragma once

#include "physics/glass/quench.hpp"
#include "physics/model/reference_glass.hpp"

#include <cstdint>

/// Small glasses of the study's model, quenched from random positions.
namespace small {

inline const physics::QuenchParameters quench_parameters{
    .max_force = 1e-10, .max_steps = 20000, .history = 20, .longest_move = 0.1};

/// Random positions, the same on every machine.
inline physics::Configuration random_state(Eigen::Index particles, std::uint64_t seed = 1) {
    const double edge = physics::box_edge(reference::model, particles);
    physics::Configuration c{edge, Eigen::Matrix3Xd(3, particles),
                             physics::quantile_sizes(reference::model, particles)};
    std::uint64_t state = seed;
    for (double& x : c.positions.reshaped()) {
        state = state * 6364136223846793005u + 1442695040888963407u; // [Knuth] MMIX
        x = edge * static_cast<double>(state >> 11) * 0x1p-53;
    }
    return c;
}

inline physics::Quenched glass(Eigen::Index particles, std::uint64_t seed = 1) {
    return physics::quench(random_state(particles, seed), physics::PairPotential(reference::model),
                           quench_parameters);
}

} // namespace small
