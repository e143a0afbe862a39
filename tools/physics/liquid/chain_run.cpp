#include "physics/liquid/chain_run.hpp"

#include "physics/liquid/random_start.hpp"

namespace physics {

Configuration random_start(const ChainRun& run, const PairPotential& potential) {
    if (run.plan.resume)
        return run.plan.resume->motion.configuration;
    return random_liquid(potential, run.particles, run.mixing, run.mixing_sweeps,
                         run.stream(Purpose::positions), run.stream(Purpose::mixing));
}

bool counts_on(const ChainRun& run, const Past& past) {
    return same_temperature(past.parent_temperature, run.plan.temperature) && past.sweep >= 0 &&
           past.method == run.method;
}

std::string go_on(ChainRun& run, const Past& past) {
    if (!same_temperature(past.parent_temperature, run.plan.temperature))
        return past.parent_temperature > run.plan.temperature ? "hot" : "cold";
    if (!counts_on(run, past))
        return "imported";
    run.plan.first_sweep = past.sweep;
    run.plan.burn_in = 0;
    return "continued";
}

std::int64_t sweeps(const ChainPlan& plan) { return plan.burn_in + plan.samples * plan.spacing; }

RunSegment run_chain(const ChainRun& run, const Configuration& first,
                     const PairPotential& potential) {
    const RandomStream random = run.stream(Purpose::chain);
    RunSegment done{};
    if (run.method == "swap_monte_carlo") {
        done.segment = run_swap_chain(first, potential, run.swap, run.plan, random, done.attempts);
    } else if (run.method == "molecular_dynamics") {
        done.segment = run_langevin_chain(first, potential, run.langevin, run.plan, random);
    } else {
        const BreathingRun breathing{run.breathing,
                                     run.fitting_steps,
                                     run.temperature_tolerance,
                                     run.size_tolerance,
                                     run.bath,
                                     random,
                                     run.stream(Purpose::finish),
                                     run.stream(Purpose::fitting_noise),
                                     run.stream(Purpose::fitting_moves)};
        done.segment =
            run_breathing_chain(first, potential, breathing, run.plan, done.breathing.emplace());
    }
    return done;
}

} // namespace physics
