#include "physics/liquid/chain_methods.hpp"

#include "physics/liquid/bath.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// The Dynamics of any method.
template <class Motion>
Dynamics dynamics_of(Motion& motion) {
    return {[&](std::int64_t sweeps) { motion.run(sweeps); },
            [&] { return motion.configuration(); }, [&] { return motion.drift(); },
            [&] { motion.settle(); }, [&] { return motion.state(); }};
}

} // namespace

ChainSegment run_swap_chain(const Configuration& start, const PairPotential& potential,
                            const SwapParameters& parameters, const ChainPlan& plan,
                            const RandomStream& stream, Attempts& attempts) {
    const std::int64_t blocks = start.particles();
    SwapMonteCarlo sampler =
        plan.resume
            ? SwapMonteCarlo(plan.resume->motion, potential, parameters, stream)
            : SwapMonteCarlo(start, potential, parameters, stream.from(blocks * plan.first_sweep));
    ChainSegment segment = run_chain(dynamics_of(sampler), potential, plan);
    attempts = sampler.attempts();
    return segment;
}

ChainSegment run_langevin_chain(const Configuration& start, const PairPotential& potential,
                                const LangevinParameters& parameters, const ChainPlan& plan,
                                const RandomStream& stream) {
    const std::int64_t blocks = 6 * start.particles();
    MolecularDynamics motion =
        plan.resume ? MolecularDynamics(plan.resume->motion, potential, parameters, stream)
                    : MolecularDynamics(start, potential, parameters,
                                        stream.from(blocks * plan.first_sweep));
    return run_chain(dynamics_of(motion), potential, plan);
}

namespace {

void expect_between(const std::string& what, const BlockedMean& found, double lowest,
                    double highest) {
    // A study has hundreds of segments with 23 such tests each: at three standard errors chance
    // would fail one of them.
    const double chance = 5 * found.error;
    if (found.value >= lowest - chance && found.value <= highest + chance)
        return;
    std::ostringstream text;
    text << "the " << what << " is " << found.value << " +- " << found.error << ", expected "
         << lowest << " to " << highest
         << ": is the timestep too long, or the chain too short to correct its bath?";
    throw std::runtime_error(text.str());
}

/// @throws std::runtime_error  if the liquid was not at temperature `t`, or its timestep too long
void expect_temperature(const BreathingEvidence& evidence, double t, double tolerance) {
    constexpr double most_shift = 0.01; // relative; its square is what the shift itself is off
    // tr(K^2)/tr(K) over tr(K)/4N: never below 1, 2.1 to 2.3 in these liquids, 1.1 in a bath so strong
    // that it, not the shadow Hamiltonian, rules the modes
    constexpr double least_spread = 1.5, most_spread = 4;
    const BlockedMean shift = evidence.mean(&BreathingEvidence::Row::timestep_shift);
    const double off = tolerance * t;
    expect_between("timestep's part of the kinetic temperature", shift, 0, most_shift * t);
    expect_between("temperature", evidence.mean(&BreathingEvidence::Row::temperature), t - off,
                   t + off);
    expect_between("configurational temperature", evidence.configurational_temperature(),
                   t - off + least_spread * shift.value, t + off + most_spread * shift.value);
}

/// @throws std::runtime_error  if sizes did not follow their law
void expect_law_of_sizes(const BreathingEvidence& evidence, double tolerance) {
    constexpr double share = 1.0 / BreathingEvidence::bins;
    for (std::size_t bin = 0; bin < BreathingEvidence::bins; ++bin)
        expect_between("share of sizes in twentieth " + std::to_string(bin + 1) + " of their law",
                       evidence.share(bin), share * (1 - tolerance), share * (1 + tolerance));
}

/// The law of sizes enters the potential of the sizes; another set would be another mixture.
void expect_sizes_of_law(Eigen::VectorXd sizes, const Model& model) {
    constexpr double tolerance = 1e-3; // [l]
    std::ranges::sort(sizes);
    const double off = (sizes - quantile_sizes(model, sizes.size())).cwiseAbs().maxCoeff();
    if (off > tolerance)
        throw std::invalid_argument("a size is " + std::to_string(off) +
                                    " from the quantile of lambda^-3, expected the model's sizes: "
                                    "others cannot breathe");
}

BreathingDynamics begin(const Configuration& start, const PairPotential& potential,
                        const BreathingRun& run, const ChainPlan& plan) {
    if (plan.resume)
        return {plan.resume->motion, potential, run.parameters, run.noise};
    if (run.bath)
        return {start, potential, run.parameters, *run.bath, run.noise, plan.first_sweep};
    const Bath bath = find_bath(start, potential, run.parameters, run.fitting_steps,
                                run.fitting_noise, run.fitting_moves, plan.first_sweep, plan.pause);
    return {start, potential, run.parameters, bath, run.noise, plan.first_sweep};
}

} // namespace

ChainSegment run_breathing_chain(const Configuration& start, const PairPotential& potential,
                                 const BreathingRun& run, const ChainPlan& plan,
                                 Breathing& breathing) {
    if (run.parameters.finish_sweeps > plan.spacing)
        throw std::invalid_argument("finish_sweeps is " +
                                    std::to_string(run.parameters.finish_sweeps) +
                                    ", expected at most the spacing");
    if (!plan.resume) // then it was found in order
        expect_sizes_of_law(start.diameters, potential.model());
    BreathingDynamics motion = begin(start, potential, run, plan);
    Dynamics dynamics = dynamics_of(motion);
    dynamics.finish = [&](bool ends_burn_in) {
        motion.finish(run.moves);
        if (ends_burn_in) // which has corrected the bath longer than trial runs can
            motion.forget_evidence();
    };
    ChainSegment segment = run_chain(dynamics, potential, plan);
    breathing = {motion.bath(), motion.evidence()};
    expect_temperature(breathing.evidence, plan.temperature, run.temperature_tolerance);
    expect_law_of_sizes(breathing.evidence, run.size_tolerance);
    return segment;
}

} // namespace physics
