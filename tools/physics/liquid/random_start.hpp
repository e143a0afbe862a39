#pragma once

#include "physics/liquid/swap_monte_carlo.hpp"
#include "physics/model/configuration.hpp"
#include "physics/statistics/random.hpp"

#include <cstdint>

namespace physics {

/// Random positions, quantile sizes and the model's density: particles are inserted one by one, the
/// largest first, wherever no distance falls below 0.6 pair sizes.  A closer pair would
/// never separate: the barrier of its cage is too high.
/// @throws std::invalid_argument  if a particle finds no place in 10,000 tries
Configuration random_configuration(const PairPotential& potential, Eigen::Index particles,
                                   Random& random);

/// A liquid without memory of a former state: random positions, mixed by `sweeps` of swap Monte
/// Carlo at the temperature of `mixing`.
Configuration random_liquid(const PairPotential& potential, Eigen::Index particles,
                            const SwapParameters& mixing, std::int64_t sweeps,
                            const RandomStream& positions, const RandomStream& moves);

} // namespace physics
