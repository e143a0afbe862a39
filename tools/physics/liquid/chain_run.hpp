#pragma once

#include "physics/liquid/chain_methods.hpp"
#include "physics/statistics/random.hpp"

#include <optional>
#include <string>

namespace physics {

/// One chain of a liquid: its number, and the run that samples it.
struct ChainRun {
    /// "swap_monte_carlo", "molecular_dynamics" or "breathing_molecular_dynamics".
    std::string method;
    std::int64_t particles;
    std::int64_t seed;             ///< root of all random numbers
    ChainPlan plan;                ///< its chain is part of the random stream
    SwapParameters swap;           ///< of the chain
    LangevinParameters langevin;   ///< of the chain
    BreathingParameters breathing; ///< of the chain
    std::int64_t fitting_steps;    ///< see BreathingRun
    double temperature_tolerance;  ///< likewise
    double size_tolerance;         ///< likewise
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

/// How a configuration of another run was sampled.
struct Past {
    double parent_temperature;
    std::int64_t sweep; ///< since the start of its chain; -1: unknown
    std::string method; ///< as in ChainRun; empty: unknown
};

/// The name of a start from such a configuration.
/// "continued": of the same temperature and method; sweeps count on, and the plan gets no burn-in.
/// "hot", "cold": of a higher or lower temperature.  "imported": of another method, or of an unknown
/// past.  The plan stays.
std::string go_on(ChainRun& run, const Past& past);

/// Whether the sweeps of such a run count on.
bool counts_on(const ChainRun& run, const Past& past);

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
