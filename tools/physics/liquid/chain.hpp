#pragma once

#include "physics/liquid/motion_state.hpp"
#include "physics/liquid/record.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace physics {

/// The interface of a chain to its method.  A sweep is N attempted moves of Monte Carlo, or one
/// step of molecular dynamics.
struct Dynamics {
    std::function<void(std::int64_t sweeps)> run;
    std::function<Configuration()> configuration;
    std::function<Eigen::Vector3d()> drift; ///< of the centre of mass since the start  [l]
    std::function<void()> settle;           ///< makes state() complete
    std::function<MotionState()> state;
    /// Makes the configuration one to keep, at the end of each sample and of the burn-in.
    std::function<void(bool ends_burn_in)> finish = {};
};

/// A configuration that overlaps are measured from.
struct Origin {
    Configuration configuration;
    Eigen::Vector3d drift; ///< [l]
    std::int64_t sweep;
};

/// State of a chain at a checkpoint, before the measurements of that sweep.
struct ChainProgress {
    std::int64_t sweep = 0;
    std::vector<Origin> origins; ///< the start, the end of the burn-in if there is one, the samples
    std::vector<RecordRow> measurements;
};

/// A state from which a chain continues bit by bit.
struct Checkpoint {
    ChainProgress progress;
    MotionState motion;
};

/// Sweeps between two calls of `settled`, counted from the start of the chain: about a second, of
/// which new lists take less than a hundredth.
inline constexpr std::int64_t settling_sweeps = 2500;

struct ChainPlan {
    std::int64_t chain;       ///< number of the chain
    double temperature;       ///< [e/k_B]
    std::int64_t first_sweep; ///< sweeps that the chain has done before
    std::int64_t burn_in;     ///< sweeps before the first origin; 0 for a chain that continues
    std::int64_t samples;     ///< configurations to keep
    std::int64_t spacing;     ///< sweeps between them
    std::int64_t records;     ///< measurements between two samples, at logarithmic lags
    double overlap_distance;  ///< of self_overlap()  [l]
    /// Called now and then with the number of new sweeps.
    std::function<void(std::int64_t sweeps)> done = {};
    /// Called now and then in trial runs, of which nothing is kept; may throw to stop.
    std::function<void()> pause = {};
    /// Called where a checkpoint can be taken.
    std::function<void(const ChainProgress& progress, const Dynamics& motion)> settled = {};
    std::optional<Checkpoint> resume = {}; ///< of the same plan; the chain continues from it
};

struct ChainSegment {
    std::vector<Configuration> samples;
    std::vector<std::int64_t> sweeps; ///< of each sample
    std::vector<RecordRow> measurements;
    /// Lag at which the overlap falls to 1/e; NaN: not within this segment.
    double relaxation_sweeps;
};

/// Burns in, then keeps a sample every `spacing` sweeps.  Overlaps refer to the last sample at
/// logarithmic lags, and to all earlier samples of the segment at multiples of the spacing.
/// @throws std::invalid_argument  if a count or the spacing is not positive
ChainSegment run_chain(const Dynamics& dynamics, const PairPotential& potential,
                       const ChainPlan& plan);

} // namespace physics
