// find-modes: the soft modes of every glass, their expansions, and the fields of the softest.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/modes/modes.hpp"
#include "files/sections/stage_parameters.hpp"

#include <cmath>
#include <sstream>

namespace {

/// The modes of one glass below the limit of the stage, which is in units of omega_D of that glass.
void search(const physics::Backbone& backbone, const physics::PairPotential& potential,
            const files::GlassElasticity& glass, const files::ModesStage& stage,
            files::Modes& modes, files::Displacements& kept) {
    const double highest = stage.highest_frequency * glass.debye_frequency;
    const bool count = stage.inertia_every > 0 && glass.glass % stage.inertia_every == 0;
    auto survey = physics::survey_modes(backbone.configuration, potential,
                                        {.highest_frequency = highest,
                                         .residual = stage.residual,
                                         .shift = stage.shift,
                                         .solver = stage.solver},
                                        count);
    survey.modes.fields = on_glass(backbone, survey.modes.fields);
    append(modes, kept, glass, survey, highest, stage.keep_fields_below * glass.first_plane_wave);
}

/// A warning where many modes are asked for: their cost grows with the square of their number.
std::string warning(const files::ModesStage& stage, Eigen::Index particles) {
    constexpr double many = 0.1;
    const double count = physics::debye_count(stage.highest_frequency, particles);
    const double all = physics::debye_count(1, particles);
    if (count < many * all)
        return "";
    std::ostringstream text;
    text << "highest_frequency " << stage.highest_frequency << " asks for about "
         << std::round(count) << " of the " << all
         << " modes of each glass, by Debye's count: this may take long";
    return text.str();
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, elasticity_path, parameters_path, output_path;

    cli::Tool tool("find-modes", "Modes of the Hessian below a frequency, with kappa and chi");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--elasticity", elasticity_path,
              "elasticity of these minima, from measure-elasticity");
    tool.path("--parameters", parameters_path, "section modes of the configuration");
    tool.path("--output", output_path, "modes");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::ModesStage stage = files::read_modes_stage(parameters);
        const files::Frames minima = files::read_minima(minima_path);
        const auto elasticity = files::read_elasticity(files::Input(elasticity_path));
        files::expect_same_glasses(minima.glasses, elasticity.lineage.glasses, elasticity_path);
        const files::Provenance provenance =
            files::provenance("find-modes", parameters.text(), {minima_path, elasticity_path});
        files::expect_made_of(files::Input(elasticity_path), sources_of(provenance, {minima_path}),
                              minima_path.string());
        const physics::PairPotential potential(minima.model);
        files::Output output(output_path, provenance);

        files::Modes modes{.lineage = {minima.model_text, minima.glasses, minima.rattlers}};
        files::Displacements kept{.particles = minima.configurations.front().particles()};
        if (const auto line = warning(stage, backbone_of(minima, 0).configuration.particles());
            !line.empty())
            tool.note(line);
        cli::Progress progress("find-modes", minima.glasses.size(), "glasses");
        for (std::size_t f = 0; f < minima.glasses.size(); ++f) {
            const std::int64_t id = minima.glasses[f].id;
            const auto& glass = files::find_row(elasticity.glasses, id, elasticity_path);
            files::for_glass(minima_path, id, [&] {
                search(backbone_of(minima, f), potential, glass, stage, modes, kept);
            });
            progress.advance();
        }
        if (const auto line = files::not_proved(modes); !line.empty())
            tool.note(line);
        files::write_modes(output, modes, kept);
        output.commit();
    });
}
