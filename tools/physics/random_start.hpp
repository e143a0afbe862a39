#pragma once

#include "physics/configuration.hpp"
#include "physics/random.hpp"
#include "physics/swap_monte_carlo.hpp"

#include <cstdint>

namespace physics {

/// Random positions, quantile sizes and the model's density.  Particles may overlap.
Configuration random_configuration(const Model& model, Eigen::Index particles, Random& random);

/// A liquid that knows nothing of its past: random positions mixed by `sweeps` of swap Monte Carlo
/// at the temperature of `mixing`.
Configuration random_liquid(const PairPotential& potential, Eigen::Index particles,
                            const SwapParameters& mixing, std::int64_t sweeps,
                            const RandomStream& positions, const RandomStream& moves);

} // namespace physics
