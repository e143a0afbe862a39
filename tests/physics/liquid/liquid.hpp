#pragma once

// Small liquids for the tests of the samplers.

#include "physics/liquid/random_start.hpp"

namespace test {

inline constexpr physics::Model poly{.exponent = 10,
                                     .smoothing = 3,
                                     .cutoff = 1.4,
                                     .non_additivity = 0.1,
                                     .density = 0.58,
                                     .smallest_size = 1,
                                     .largest_size = 2.22};

inline physics::SwapParameters swap_at(double temperature) {
    return {.temperature = temperature,
            .displacement = 0.1,
            .swap_fraction = 0.2,
            .swap_range = 0.1,
            .skin = 0.6};
}

/// Mixed at T = 2, then run at `temperature`.
inline physics::Configuration liquid(const physics::Model& model, Eigen::Index particles,
                                     double temperature, std::int64_t sweeps,
                                     std::uint64_t seed = 1) {
    const physics::PairPotential potential(model);
    const auto hot = random_liquid(potential, particles, swap_at(2), 200, {seed, 0}, {seed, 1});
    physics::SwapMonteCarlo sampler(hot, potential, swap_at(temperature), {seed, 2});
    sampler.run(sweeps);
    return sampler.configuration();
}

} // namespace test
