// fit-nonlinear-modes: the minimum of the barrier function that belongs to each soft mode.
//
// A start that does not converge is left out and counted in /rejected; if there are too many of
// them, the program fails.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/modes/nonlinear_modes.hpp"
#include "files/sections/stage_parameters.hpp"

namespace {

std::vector<physics::NonlinearMode> search(const physics::Backbone& backbone,
                                           const physics::PairPotential& potential,
                                           const Eigen::MatrixXd& starts,
                                           const files::NonlinearModesStage& stage) {
    if (starts.cols() == 0)
        return {};
    const physics::Configuration& c = backbone.configuration;
    const auto bonds = physics::find_bonds(c, potential);
    const physics::HessianFactor factor(physics::hessian(bonds, c.particles()), stage.shift,
                                        physics::HessianFactor::Accuracy::rough);
    auto modes =
        physics::nonlinear_modes(bonds, factor, on_backbone(backbone, starts), stage.search);
    for (physics::NonlinearMode& mode : modes)
        mode.field = on_glass(backbone, mode.field);
    return modes;
}

files::LeftOut left_out(const files::NonlinearModes& found) {
    return {.rejected = found.rejected.size(),
            .all = found.rejected.size() + found.modes.size(),
            .what = "starts did not converge",
            .reason = "too few contractions, or no minimum near"};
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, modes_path, parameters_path, output_path;

    cli::Tool tool("fit-nonlinear-modes", "Local minima of b(z) = (2/3) (H:zz)^3 / (U''':zzz)^2");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--modes", modes_path, "modes of these minima, from find-modes");
    tool.path("--parameters", parameters_path, "section nonlinear_modes of the configuration");
    tool.path("--output", output_path, "nonlinear modes");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::NonlinearModesStage stage = files::read_nonlinear_modes_stage(parameters);
        const files::Frames minima = files::read_minima(minima_path);
        const auto n = minima.configurations.front().particles();
        const files::Modes modes = files::read_modes(files::Input(modes_path));
        files::expect_same_glasses(minima.glasses, modes.lineage.glasses, modes_path);
        const auto fields = files::read_displacements(files::Input(modes_path), n);
        const files::Provenance provenance =
            files::provenance("fit-nonlinear-modes", parameters.text(), {minima_path, modes_path});
        files::expect_made_of(files::Input(modes_path), sources_of(provenance, {minima_path}),
                              minima_path.string());
        const physics::PairPotential potential(minima.model);
        files::Output output(output_path, provenance);

        files::NonlinearModes found{.lineage = {minima.model_text, minima.glasses, minima.rattlers},
                                    .particles = n};
        cli::Progress progress("fit-nonlinear-modes", minima.glasses.size(), "glasses");
        for (std::size_t f = 0; f < minima.glasses.size(); ++f) {
            const std::int64_t id = minima.glasses[f].id;
            const auto starts = find_starts(modes, fields, id, stage.start_below, modes_path);
            files::for_glass(minima_path, id, [&] {
                append(found, starts,
                       search(backbone_of(minima, f), potential, starts.fields, stage),
                       stage.search.same_overlap);
            });
            progress.advance();
        }
        files::expect_few(left_out(found), stage.unconverged_fraction, modes_path);
        files::write_nonlinear_modes(output, found);
        output.commit();
    });
}
