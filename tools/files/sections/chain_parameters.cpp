#include "files/sections/chain_parameters.hpp"

namespace files {
namespace {

physics::SwapParameters read_swap(Parameters& p, double temperature) {
    return {.temperature = temperature,
            .displacement = p.positive("displacement"),
            .swap_fraction = p.fraction("swap_fraction"),
            .swap_range = p.fraction("swap_range"),
            .skin = p.positive("skin")};
}

} // namespace

physics::ChainRun read_chain_run(Parameters& p) {
    physics::ChainRun run{};
    run.method = p.word("method",
                        {"swap_monte_carlo", "molecular_dynamics", "breathing_molecular_dynamics"});
    run.particles = p.integer("particles", 2);
    const std::int64_t chain = p.integer("chain", 0);
    run.seed = p.integer("seed", 0);
    const double temperature = p.positive("temperature");
    run.plan = {.chain = chain,
                .temperature = temperature,
                .first_sweep = 0,
                .burn_in = p.integer("burn_in", 0),
                .samples = p.integer("samples", 1),
                .spacing = p.integer("spacing", 1),
                .records = p.integer("records", 1),
                .overlap_distance = p.positive("overlap_distance")};
    run.swap = read_swap(p, temperature);
    run.mixing = run.swap;
    run.mixing.temperature = p.positive("start_temperature");
    run.mixing_sweeps = p.integer("start_sweeps", 0);
    if (run.method == "molecular_dynamics")
        run.langevin = {.temperature = temperature,
                        .timestep = p.positive("timestep"),
                        .friction = p.positive("friction")};
    if (run.method == "breathing_molecular_dynamics") {
        run.breathing = {.temperature = temperature,
                         .timestep = p.positive("timestep"),
                         .friction = p.positive("friction"),
                         .size_friction = p.positive("size_friction"),
                         .finish_sweeps = p.integer("finish_sweeps", 0),
                         .finish = run.swap,
                         .overlap_distance = run.plan.overlap_distance};
        run.fitting_steps = p.integer("fitting_steps", 1);
        run.temperature_tolerance = p.positive("temperature_tolerance", 1);
        run.size_tolerance = p.positive("size_tolerance", 1);
    }
    p.expect_no_more();
    return run;
}

} // namespace files
