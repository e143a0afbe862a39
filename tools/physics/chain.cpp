#include "physics/chain.hpp"

#include "physics/bonds.hpp"
#include "physics/relaxation.hpp"

#include <algorithm>
#include <stdexcept>

namespace physics {
namespace {

struct Origin {
    Configuration configuration;
    Eigen::Vector3d drift;
    std::int64_t sweep;
};

/// A chain while it runs: it knows how far it is and where overlaps are measured from.
class Recorder {
  public:
    Recorder(const Dynamics& dynamics, const PairPotential& potential, const ChainPlan& plan)
        : dynamics_(dynamics), potential_(potential), plan_(plan), sweep_(plan.first_sweep) {}

    Origin origin() const { return {dynamics_.configuration(), dynamics_.drift(), sweep_}; }

    /// Runs to `length` sweeps after `from` and measures at logarithmic lags on the way.
    void follow(const Origin& from, std::int64_t length) {
        for (const std::int64_t lag : logarithmic_lags(length, plan_.records)) {
            run_to(from.sweep + lag);
            measure(from);
        }
    }

    void measure(const Origin& from) {
        const Configuration now = dynamics_.configuration();
        const auto bonds = find_bonds(now, potential_);
        const auto n = static_cast<double>(now.particles());
        measurements.push_back(
            {sweep_, sweep_ - from.sweep, potential_energy(bonds) / n,
             n / now.volume() * plan_.temperature + pressure(bonds, now.volume()),
             self_overlap(now, from.configuration, dynamics_.drift() - from.drift,
                          plan_.overlap_distance)});
    }

    std::int64_t sweep() const { return sweep_; }
    std::vector<Measurement> measurements;

  private:
    void run_to(std::int64_t sweep) {
        constexpr std::int64_t often = 500; // a fraction of a second
        while (sweep_ < sweep) {
            const std::int64_t sweeps = std::min(often, sweep - sweep_);
            dynamics_.run(sweeps);
            sweep_ += sweeps;
            if (plan_.done)
                plan_.done(sweeps);
        }
    }

    const Dynamics& dynamics_;
    const PairPotential& potential_;
    const ChainPlan& plan_;
    std::int64_t sweep_;
};

} // namespace

ChainSegment run_chain(const Dynamics& dynamics, const PairPotential& potential,
                       const ChainPlan& plan) {
    if (plan.samples < 1 || plan.spacing < 1 || plan.records < 1 || plan.burn_in < 0)
        throw std::invalid_argument(
            "a chain needs positive samples, spacing and records, and a burn_in of 0 or more");
    Recorder recorder(dynamics, potential, plan);
    if (plan.burn_in > 0)
        recorder.follow(recorder.origin(), plan.burn_in);

    ChainSegment segment;
    const std::size_t before = recorder.measurements.size(); // burn-in rows tell no relaxation time
    std::vector<Origin> origins{recorder.origin()};
    for (std::int64_t k = 0; k < plan.samples; ++k) {
        recorder.follow(origins.back(), plan.spacing);
        for (std::size_t earlier = 0; earlier + 1 < origins.size(); ++earlier)
            recorder.measure(origins[earlier]);
        origins.push_back(recorder.origin());
        segment.samples.push_back(origins.back().configuration);
        segment.sweeps.push_back(recorder.sweep());
    }

    OverlapsByLag overlaps;
    for (std::size_t row = before; row < recorder.measurements.size(); ++row)
        overlaps.emplace(recorder.measurements[row].lag, recorder.measurements[row].overlap);
    segment.relaxation_sweeps = relaxation_lag(overlaps);
    segment.measurements = std::move(recorder.measurements);
    return segment;
}

ChainSegment run_swap_chain(const Configuration& start, const PairPotential& potential,
                            const SwapParameters& parameters, const ChainPlan& plan,
                            const RandomStream& stream, Attempts& attempts) {
    const std::int64_t blocks = start.particles();
    SwapMonteCarlo sampler(start, potential, parameters, stream.from(blocks * plan.first_sweep));
    const Dynamics dynamics{[&](std::int64_t sweeps) { sampler.run(sweeps); },
                            [&] { return sampler.configuration(); },
                            [&] { return sampler.drift(); }};
    ChainSegment segment = run_chain(dynamics, potential, plan);
    attempts = sampler.attempts();
    return segment;
}

ChainSegment run_langevin_chain(const Configuration& start, const PairPotential& potential,
                                const LangevinParameters& parameters, const ChainPlan& plan,
                                const RandomStream& stream) {
    const std::int64_t blocks = 6 * start.particles();
    MolecularDynamics motion(start, potential, parameters, stream.from(blocks * plan.first_sweep));
    const Dynamics dynamics{[&](std::int64_t steps) { motion.run(steps); },
                            [&] { return motion.configuration(); }, [&] { return motion.drift(); }};
    return run_chain(dynamics, potential, plan);
}

} // namespace physics
