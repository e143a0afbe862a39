// equilibrate: one segment of a chain of liquid configurations at T_p, with the record that shows
// it is equilibrated.  The methods are physics/swap_monte_carlo.hpp and
// physics/molecular_dynamics.hpp.

#include "cli/tool.hpp"
#include "files/chain_parameters.hpp"
#include "physics/random_start.hpp"

namespace {

physics::RandomStream stream(const files::ChainStage& s, physics::Purpose purpose) {
    return physics::chain_stream(s.seed, s.plan.temperature, s.chain, purpose);
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path parameters_path, model_path, previous_path, output_path;
    cli::Tool tool("equilibrate", "Liquid configurations at one parent temperature, by swap Monte "
                                  "Carlo or molecular dynamics");
    tool.path("--parameters", parameters_path, "one chain: method, temperature, lengths, seed");
    tool.path("--model", model_path, "the model section of the configuration");
    tool.optional_path("--continue", previous_path,
                       "segment to go on from; of another temperature: a hot or cold start");
    tool.path("--output", output_path, "liquids: configurations and equilibration record");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path), model_parameters(model_path);
        files::ChainStage stage = files::read_chain_stage(parameters);
        const physics::PairPotential potential(files::read_model(model_parameters));
        std::vector inputs{model_path};
        std::string start = "random";
        physics::Configuration first;
        if (previous_path.empty()) {
            first = physics::random_liquid(potential, stage.particles, stage.mixing,
                                           stage.mixing_sweeps,
                                           stream(stage, physics::Purpose::positions),
                                           stream(stage, physics::Purpose::mixing));
        } else {
            first = files::go_on(stage, potential.model(), files::Input(previous_path), start);
            inputs.push_back(previous_path);
        }

        // Open before the run, so that a directory that is not there costs no time.
        files::Output output(output_path,
                             files::provenance("equilibrate", parameters.text(), inputs,
                                               static_cast<std::uint64_t>(stage.seed)));
        const std::int64_t sweeps = stage.plan.burn_in + stage.plan.samples * stage.plan.spacing;
        cli::Progress progress("equilibrate", static_cast<std::size_t>(sweeps), "sweeps");
        stage.plan.done = [&](std::int64_t more) {
            progress.advance(static_cast<std::size_t>(more));
        };
        physics::Attempts attempts;
        const physics::RandomStream random = stream(stage, physics::Purpose::chain);
        const physics::ChainSegment segment =
            stage.method == "swap_monte_carlo"
                ? run_swap_chain(first, potential, stage.swap, stage.plan, random, attempts)
                : run_langevin_chain(first, potential, stage.langevin, stage.plan, random);

        files::write_frames(
            output, files::frames_of(segment, stage, potential.model(), model_parameters.text()),
            files::Precision::single_precision);
        files::write_record(output, files::record_of(segment, stage, start, attempts));
        output.commit();
    });
}
