#include "physics/liquid/chain.hpp"

#include "physics/liquid/relaxation.hpp"
#include "physics/model/bonds.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace physics {
namespace {

/// A running chain, with its progress and the origins of its overlaps.
///
/// A resumed chain walks through its plan from the beginning and skips the steps that are done.
class Recorder {
  public:
    Recorder(const Dynamics& dynamics, const PairPotential& potential, const ChainPlan& plan)
        : dynamics_(dynamics), potential_(potential), plan_(plan), planned_(plan.first_sweep) {
        if (plan.resume)
            progress_ = plan.resume->progress;
        else
            progress_.sweep = plan.first_sweep;
    }

    void add_origin() {
        if (planned_ >= progress_.sweep)
            progress_.origins.push_back(
                {dynamics_.configuration(), dynamics_.drift(), progress_.sweep});
    }

    /// Runs to `length` sweeps after origin number `origin`, and measures at logarithmic lags on
    /// the way.
    /// @param ends_burn_in  whether this was the burn-in
    void follow(std::size_t origin, std::int64_t length, bool ends_burn_in = false) {
        const std::int64_t from = progress_.origins[origin].sweep;
        for (const std::int64_t lag : logarithmic_lags(length, plan_.records)) {
            run_to(from + lag);
            if (lag == length && dynamics_.finish && planned_ >= progress_.sweep) {
                dynamics_.finish(ends_burn_in);
                canonical_ = true;
            }
            measure(origin);
        }
    }

    void measure(std::size_t origin) {
        if (planned_ < progress_.sweep)
            return;
        const Origin& from = progress_.origins[origin];
        const Configuration now = dynamics_.configuration();
        const auto bonds = find_bonds(now, potential_);
        const auto n = static_cast<double>(now.particles());
        // those of another ensemble are no evidence: they follow the moments of the sizes
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        progress_.measurements.push_back(
            {plan_.chain, progress_.sweep, progress_.sweep - from.sweep,
             canonical_ ? potential_energy(bonds) / n : unknown,
             canonical_ ? n / now.volume() * plan_.temperature + pressure(bonds, now.volume())
                        : unknown,
             self_overlap(now, from.configuration, dynamics_.drift() - from.drift,
                          plan_.overlap_distance)});
    }

    const ChainProgress& progress() const { return progress_; }

  private:
    void run_to(std::int64_t sweep) {
        constexpr std::int64_t often = 500; // a fraction of a second
        planned_ = sweep;
        while (progress_.sweep < sweep) {
            const std::int64_t settling = settling_sweeps - progress_.sweep % settling_sweeps;
            const std::int64_t sweeps = std::min({often, sweep - progress_.sweep, settling});
            dynamics_.run(sweeps);
            canonical_ = !dynamics_.finish;
            progress_.sweep += sweeps;
            if (plan_.done)
                plan_.done(sweeps);
            if (sweeps == settling)
                settle();
        }
    }

    void settle() {
        dynamics_.settle();
        if (plan_.settled)
            plan_.settled(progress_, dynamics_);
    }

    const Dynamics& dynamics_;
    const PairPotential& potential_;
    const ChainPlan& plan_;
    std::int64_t planned_; ///< sweep reached in the plan; less than the chain's while resuming
    ChainProgress progress_;
    bool canonical_ = true; ///< whether the configuration is one to keep
};

/// The result of a complete chain.  Rows of the burn-in do not enter its relaxation time.
ChainSegment segment_of(const ChainProgress& progress, const ChainPlan& plan) {
    ChainSegment segment{{}, {}, progress.measurements, 0};
    const std::int64_t burnt_in = plan.first_sweep + plan.burn_in;
    for (const Origin& origin : progress.origins)
        if (origin.sweep > burnt_in) {
            segment.samples.push_back(origin.configuration);
            segment.sweeps.push_back(origin.sweep);
        }
    OverlapsByLag overlaps;
    for (const RecordRow& m : progress.measurements)
        if (m.sweep > burnt_in)
            overlaps.emplace(m.lag, m.overlap);
    segment.relaxation_sweeps = relaxation_lag(overlaps);
    return segment;
}

} // namespace

ChainSegment run_chain(const Dynamics& dynamics, const PairPotential& potential,
                       const ChainPlan& plan) {
    if (plan.samples < 1 || plan.spacing < 1 || plan.records < 1 || plan.burn_in < 0)
        throw std::invalid_argument(
            "a chain needs positive samples, spacing and records, and a burn_in of 0 or more");
    Recorder recorder(dynamics, potential, plan);
    recorder.add_origin();
    std::size_t first = 0; // origin of the samples
    if (plan.burn_in > 0) {
        recorder.follow(0, plan.burn_in, true);
        recorder.add_origin();
        first = 1;
    }
    for (std::size_t k = first; k < first + static_cast<std::size_t>(plan.samples); ++k) {
        recorder.follow(k, plan.spacing);
        for (std::size_t earlier = first; earlier < k; ++earlier)
            recorder.measure(earlier);
        recorder.add_origin();
    }
    return segment_of(recorder.progress(), plan);
}

} // namespace physics
