#pragma once

#include "physics/liquid/chain_methods.hpp"
#include "physics/statistics/random.hpp"

#include <optional>
#include <string>

namespace physics {

/// One chain of a liquid: its number, and the run that samples it.
struct ChainRun {
    std::string
        method; ///< "swap_monte_carlo", "molecular_dynamics" or "breathing_molecular_dynamics"
    std::int64_t particles;
    std::int64_t seed;             ///< root of all random numbers
    ChainPlan plan;                ///< its chain is part of the random stream
    SwapParameters swap;           ///< of the chain
    LangevinParameters langevin;   ///< of the chain
    BreathingParameters breathing; ///< of the chain
    std::int64_t fitting_steps;    ///< see BreathingRun
    double tolerance;              ///< likewise
    std::optional<Bath> bath;      ///< likewise
    SwapParameters mixing;         ///< of random positions, before the burn-in of either method
    std::int64_t mixing_sweeps;

    RandomStream stream(Purpose purpose) const {
        return chain_stream(seed, plan.temperature, plan.chain, purpose);
    }
};

/// The start that is called "random": random_liquid() from the chain's own random streams, or its
/// checkpoint.
Configuration random_start(const ChainRun& run, const PairPotential& potential);

/// The name of a start from a configuration of another run, which was sampled at
/// `parent_temperature`, `sweep` sweeps after the start of its chain (-1: unknown).
/// "continued": the same temperature; sweeps count on, and the plan gets no burn-in.
/// "hot", "cold": a higher or lower temperature.  "imported": unknown sweep.  The plan stays.
std::string go_on(ChainPlan& plan, double parent_temperature, std::int64_t sweep);

/// Whether the sweeps of such a run count on.
bool counts_on(const ChainPlan& plan, double parent_temperature, std::int64_t sweep);

/// Sweeps of one segment.
std::int64_t sweeps(const ChainPlan& plan);

/// A segment, with what only some methods have.
struct RunSegment {
    ChainSegment segment;
    Attempts attempts;                  ///< of swap Monte Carlo
    std::optional<Breathing> breathing; ///< of breathing sizes
};

/// run_chain() by the method of the run.
RunSegment run_chain(const ChainRun& run, const Configuration& first,
                     const PairPotential& potential);

} // namespace physics
