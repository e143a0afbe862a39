#pragma once

#include "physics/liquid/breathing_dynamics.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"
#include "physics/statistics/random.hpp"

#include <cstdint>
#include <functional>

namespace physics {

/// Finds the bath of a liquid by short trial runs from `start`.  Canonical liquids, a few from swap
/// Monte Carlo and one at the end of each trial run, give the potential of the sizes, see
/// fit_size_potential(); and each run tells by what factor the liquid is hotter than its
/// thermostat.
/// @param steps  of all trial runs
/// @param pause  called now and then; may throw to stop
/// @param noise, moves  random numbers of the steps and of the sweeps, from those of `first_step` on
/// @throws std::invalid_argument  for parameters out of range, or too few steps
Bath find_bath(const Configuration& start, const PairPotential& potential,
               const BreathingParameters& parameters, std::int64_t steps, const RandomStream& noise,
               const RandomStream& moves, std::int64_t first_step,
               const std::function<void()>& pause = {});

} // namespace physics
