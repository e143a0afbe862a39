// equilibrate: one segment of a chain of liquid configurations at T_p, with the record that shows
// it is equilibrated.  The methods are physics/liquid/swap_monte_carlo.hpp and
// physics/liquid/molecular_dynamics.hpp.

#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/checkpoints.hpp"
#include "files/sections/chain_parameters.hpp"

namespace {

/// Goes on where a checkpoint tells, and keeps one now and then.
physics::ChainSegment run(files::ChainStage& stage, const physics::Configuration& first,
                          const physics::PairPotential& potential, files::Checkpoints& checkpoints,
                          cli::Interruption& interruption, physics::Attempts& attempts) {
    physics::ChainPlan& plan = stage.plan;
    const std::int64_t sweeps = plan.burn_in + plan.samples * plan.spacing;
    cli::Progress progress("equilibrate", static_cast<std::size_t>(sweeps), "sweeps");
    plan.done = [&](std::int64_t more) { progress.advance(static_cast<std::size_t>(more)); };
    plan.settled = [&](const physics::ChainProgress& chain, const physics::Dynamics& motion) {
        const bool stop = interruption.asked();
        if (stop || interruption.keep_now())
            checkpoints.write({chain, motion.state()});
        if (stop)
            throw cli::Interrupted("interrupted at sweep " + std::to_string(chain.sweep) +
                                   ": a checkpoint is kept, run again to go on");
    };
    if (plan.resume)
        plan.done(plan.resume->progress.sweep - plan.first_sweep);
    const physics::RandomStream random = stage.stream(physics::Purpose::chain);
    return stage.method == "swap_monte_carlo"
               ? run_swap_chain(first, potential, stage.swap, plan, random, attempts)
               : run_langevin_chain(first, potential, stage.langevin, plan, random);
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path parameters_path, model_path, previous_path, output_path;
    double pace = 60;
    cli::Tool tool("equilibrate", "Liquid configurations at one parent temperature, by swap Monte "
                                  "Carlo or molecular dynamics");
    tool.path("--parameters", parameters_path, "one chain: method, temperature, lengths, seed");
    tool.path("--model", model_path, "the model section of the configuration");
    tool.optional_path("--continue", previous_path,
                       "segment to go on from; of another temperature: a hot or cold start");
    tool.path("--output", output_path, "liquids: configurations and equilibration record");
    tool.positive("--checkpoint-every", pace, "seconds of work that may be lost; 60 if left out");
    tool.may_be_interrupted();

    return tool.main(argc, argv, [&] {
        cli::Interruption interruption(pace); // first: a random start takes seconds
        files::Parameters parameters(parameters_path), model_parameters(model_path);
        files::ChainStage stage = files::read_chain_stage(parameters);
        const physics::PairPotential potential(files::read_model(model_parameters));
        std::vector inputs{model_path};
        if (!previous_path.empty())
            inputs.push_back(previous_path);
        const files::Provenance provenance = files::provenance(
            "equilibrate", parameters.text(), inputs, static_cast<std::uint64_t>(stage.seed));
        // Open before the run, so that a directory that is not there, or a second process, costs no
        // time.
        files::Output output(output_path, provenance);
        files::Checkpoints checkpoints(output_path, provenance);
        stage.plan.resume = checkpoints.newest([&](const auto& line) { tool.note(line); });

        std::string start;
        const auto first = files::beginning(stage, potential, previous_path, start);
        physics::Attempts attempts;
        const auto segment = run(stage, first, potential, checkpoints, interruption, attempts);
        files::write_frames(
            output, files::frames_of(segment, stage, potential.model(), model_parameters.text()),
            files::Precision::single_precision);
        files::write_record(output, files::record_of(segment, stage, start, attempts));
        output.commit();
    });
}
