// equilibrate: one segment of a chain of liquid configurations at T_p, with the record of its
// equilibration.  The methods are in physics/liquid: swap_monte_carlo.hpp, molecular_dynamics.hpp
// and breathing_dynamics.hpp.

#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/chain_segments.hpp"
#include "files/configurations/checkpoints.hpp"
#include "files/sections/chain_parameters.hpp"

namespace {

/// The first configuration of the chain, and the name of such a start.
physics::Configuration beginning(physics::ChainRun& run, const physics::PairPotential& potential,
                                 const std::filesystem::path& previous, std::string& name) {
    if (previous.empty()) {
        name = "random";
        return physics::random_start(run, potential);
    }
    const auto last = files::read_last_sample(files::Input(previous), run, potential.model());
    name = physics::go_on(run, last.past);
    if (name == "continued")
        run.bath = last.bath;
    return last.configuration;
}

/// Reports progress; writes a checkpoint from time to time, and on a signal to stop.
void watch(physics::ChainPlan& plan, cli::Progress& progress, files::Checkpoints& checkpoints,
           cli::Interruption& interruption) {
    plan.done = [&](std::int64_t more) { progress.advance(static_cast<std::size_t>(more)); };
    plan.settled = [&](const physics::ChainProgress& chain, const physics::Dynamics& motion) {
        const bool stop = interruption.asked();
        if (stop || interruption.keep_now())
            checkpoints.write({chain, motion.state()});
        if (stop)
            throw cli::Interrupted("interrupted at sweep " + std::to_string(chain.sweep) +
                                   ": a checkpoint is kept, run again to go on");
    };
    plan.pause = [&] {
        if (interruption.asked())
            throw cli::Interrupted(
                "interrupted in trial runs: nothing is kept, run again to begin");
    };
    if (plan.resume)
        plan.done(plan.resume->progress.sweep - plan.first_sweep);
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path parameters_path, model_path, previous_path, output_path;
    double pace = 60;
    cli::Tool tool("equilibrate", "Liquid configurations at one parent temperature, by swap Monte "
                                  "Carlo or molecular dynamics, also of breathing sizes");
    tool.path("--parameters", parameters_path, "one chain: method, temperature, lengths, seed");
    tool.path("--model", model_path, "the model section of the configuration");
    tool.optional_path(
        "--continue", previous_path,
        "segment to continue; of another temperature or method: a start that burns in");
    tool.path("--output", output_path, "liquids: configurations and equilibration record");
    tool.positive("--checkpoint-every", pace, "seconds between checkpoints; 60 if left out");
    tool.may_be_interrupted();

    return tool.main(argc, argv, [&] {
        cli::Interruption interruption(pace); // first: a random start takes seconds
        files::Parameters parameters(parameters_path), model_parameters(model_path);
        physics::ChainRun run = files::read_chain_run(parameters);
        const physics::PairPotential potential(files::read_model(model_parameters));
        std::vector inputs{model_path};
        if (!previous_path.empty())
            inputs.push_back(previous_path);
        const auto provenance = files::provenance("equilibrate", parameters.text(), inputs,
                                                  static_cast<std::uint64_t>(run.seed));
        // Before the run: a missing directory or a second process must fail at once.
        files::Output output(output_path, provenance);
        files::Checkpoints checkpoints(output_path, provenance);
        run.plan.resume = checkpoints.newest([&](const auto& line) { tool.note(line); });

        std::string start;
        const auto first = beginning(run, potential, previous_path, start);
        cli::Progress progress("equilibrate", static_cast<std::size_t>(sweeps(run.plan)), "sweeps");
        watch(run.plan, progress, checkpoints, interruption);
        const auto done = physics::run_chain(run, first, potential);
        files::write_samples(output, {files::frames_of(done.segment, run, potential.model(),
                                                       model_parameters.text()),
                                      files::record_of(done, run, start)});
        output.commit();
    });
}
