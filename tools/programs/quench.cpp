// quench: the inherent structure of every liquid configuration.
//
// A glass without a certificate is left out and counted in /rejected; if there are too many of
// them, the program fails.  /as_read has the state of every configuration before the quench,
// because published minima may be none in this model.

#include "physics/glass/quench.hpp"

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/sections/stage_parameters.hpp"
#include "physics/glass/start.hpp"

namespace {

files::StartingGlass as_read(const files::Glass& glass, const physics::Configuration& start,
                             const physics::PairPotential& potential, double at_rest) {
    const physics::Start found = physics::judge_start(start, potential, at_rest);
    return {glass.id, found.energy_per_particle, found.max_force, found.state};
}

/// Adds the result to the minima or to the rejected glasses.
void add(files::Minima& minima, const files::Glass& glass, const physics::Quenched& result) {
    if (!result.rejected.empty()) {
        minima.rejected.push_back({glass.id, result.max_force, result.rejected});
        return;
    }
    minima.frames.glasses.push_back(glass);
    minima.frames.configurations.push_back(result.configuration);
    minima.potential_energy.push_back(result.energy_per_particle);
    minima.pressure.push_back(result.pressure);
    minima.max_force.push_back(result.max_force);
    for (const int particle : result.rattlers)
        minima.frames.rattlers.push_back({glass.id, particle});
}

files::LeftOut left_out(const files::Minima& minima) {
    const auto& rejected = minima.rejected;
    return {.rejected = rejected.size(),
            .all = rejected.size() + minima.frames.glasses.size(),
            .what = "glasses have no certificate",
            .reason = rejected.empty() ? "" : rejected.front().reason};
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path liquids_path, parameters_path, output_path;

    cli::Tool tool("quench", "Inherent structures: minima of the energy, reached from liquids");
    tool.path("--liquids", liquids_path, "liquids, from equilibrate or import-configurations");
    tool.path("--parameters", parameters_path,
              "section quench of the configuration; `rattlers` (fewer than 4 neighbours): refuse, "
              "or leave_out of Hessian, moduli and modes");
    tool.path("--output", output_path, "minima");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::QuenchStage stage = files::read_quench_stage(parameters);
        const files::Frames liquids = files::read_frames(files::Input(liquids_path));
        const physics::PairPotential potential(liquids.model);
        files::Output output(output_path,
                             files::provenance("quench", parameters.text(), {liquids_path}));

        files::Minima minima{.frames = {liquids.model, liquids.model_text, {}, {}}};
        cli::Progress progress("quench", liquids.glasses.size(), "glasses");
        for (std::size_t f = 0; f < liquids.glasses.size(); ++f) {
            const files::Glass& glass = liquids.glasses[f];
            files::for_glass(liquids_path, glass.id, [&] {
                const physics::Configuration& start = liquids.configurations[f];
                minima.as_read.push_back(as_read(glass, start, potential, stage.at_rest));
                add(minima, glass, physics::quench(start, potential, stage.quench));
            });
            progress.advance();
        }
        files::expect_few(left_out(minima), stage.rejected_fraction, liquids_path);
        files::write_minima(output, minima);
        output.commit();
    });
}
