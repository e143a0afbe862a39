#pragma once

#include "physics/liquid/breathing_dynamics.hpp"
#include "physics/liquid/chain.hpp"
#include "physics/liquid/molecular_dynamics.hpp"
#include "physics/liquid/swap_monte_carlo.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"
#include "physics/statistics/random.hpp"

#include <cstdint>
#include <optional>

namespace physics {

/// What breathing sizes add to a segment.
struct Breathing {
    Bath bath;
    BreathingEvidence evidence;
};

/// A chain of breathing sizes: what it does, and its random numbers.
struct BreathingRun {
    BreathingParameters parameters;
    std::int64_t fitting_steps;   ///< to find the bath
    double temperature_tolerance; ///< of the temperature, relative
    double size_tolerance;        ///< of the density of sizes, relative
    std::optional<Bath> bath;     ///< that of the segment before; it is then not looked for
    RandomStream noise, moves;    ///< of the steps, and of the end of each sample
    RandomStream fitting_noise, fitting_moves; ///< likewise, to find the bath
};

/// run_chain() with swap Monte Carlo; sweep s uses the blocks from N s on.  `attempts` counts its
/// moves.
ChainSegment run_swap_chain(const Configuration& start, const PairPotential& potential,
                            const SwapParameters& parameters, const ChainPlan& plan,
                            const RandomStream& stream, Attempts& attempts);

/// run_chain() with molecular dynamics; step s uses the blocks from 6 N s on, which leaves room for
/// the first velocities of every segment.
ChainSegment run_langevin_chain(const Configuration& start, const PairPotential& potential,
                                const LangevinParameters& parameters, const ChainPlan& plan,
                                const RandomStream& stream);

/// run_chain() with molecular dynamics of positions and sizes.  The bath is found at the start by
/// find_bath() with `fitting_steps`, and corrected ever after, see BathControl.
/// @throws std::runtime_error  if the temperature is off by more than its tolerance, relative, and
///                             five standard errors beyond; or likewise the share of particles in
///                             a twentieth of the law of sizes; or the timestep too long
ChainSegment run_breathing_chain(const Configuration& start, const PairPotential& potential,
                                 const BreathingRun& run, const ChainPlan& plan,
                                 Breathing& breathing);

} // namespace physics
