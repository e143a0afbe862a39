// find-double-wells: minima beside a glass, into which pushes along its nonlinear modes lead, and
// short molecular dynamics, where asked.
//
// Every distinct mode is pushed, not only those whose quartic has a second well.  What does not lead
// to a new minimum stays in /pushes, with its reason.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/double_wells/neighbours.hpp"
#include "files/double_wells/quartics.hpp"
#include "files/sections/double_well_parameters.hpp"

namespace {

/// Pushes the backbone of a glass along each of its modes, then lets it move.
void search(files::Neighbours& found, const files::Glass& glass, const physics::Backbone& backbone,
            const physics::PairPotential& potential, const files::DistinctModes& modes,
            const files::DoubleWellsStage& stage) {
    const physics::Configuration& c = backbone.configuration;
    const Eigen::MatrixXd fields = on_backbone(backbone, modes.fields);
    const double energy = potential_energy(physics::find_bonds(c, potential));
    std::vector<physics::NeighbouringMinimum> known;
    std::vector<files::PushedMode> pushed;
    const physics::VerletForces forces(c, potential);
    const physics::Surroundings around{c, energy, potential, forces, stage.push, known};
    for (std::size_t k = 0; k < modes.rows.size(); ++k)
        pushed.push_back(
            {modes.rows[k], push_along(around, fields.col(static_cast<Eigen::Index>(k)))});
    pushed.push_back({files::by_dynamics,
                      search_thermally(around, stage.dynamics,
                                       chain_stream(stage.seed, glass.parent_temperature, glass.id,
                                                    physics::Purpose::excursions))});
    append(found, glass.id, files::on_glass(backbone, known), pushed);
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, modes_path, parameters_path, output_path;

    cli::Tool tool("find-double-wells",
                   "Minima beside glasses, by pushes along nonlinear modes and by dynamics");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--nonlinear-modes", modes_path,
              "nonlinear modes of these minima, from fit-nonlinear-modes");
    tool.path("--parameters", parameters_path, "section double_wells of the configuration");
    tool.path("--output", output_path, "neighbouring minima");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::DoubleWellsStage stage = files::read_double_wells_stage(parameters);
        const files::Frames minima = files::read_minima(minima_path);
        files::Neighbours found{.lineage = {minima.model_text, minima.glasses, minima.rattlers},
                                .particles = minima.configurations.front().particles()};
        const files::Input modes_file(modes_path);
        const auto modes = files::read_nonlinear_modes(modes_file);
        files::expect_same_glasses(minima.glasses, modes.lineage.glasses, modes_path);
        const auto fields = files::read_nonlinear_fields(modes_file, modes, found.particles);
        const files::Provenance provenance =
            files::provenance("find-double-wells", parameters.text(), {minima_path, modes_path},
                              static_cast<std::uint64_t>(stage.seed));
        files::expect_made_of(modes_file, sources_of(provenance, {minima_path}),
                              minima_path.string());
        const physics::PairPotential potential(minima.model);
        files::Output output(output_path, provenance);

        cli::Progress progress("find-double-wells", minima.glasses.size(), "glasses");
        for (std::size_t f = 0; f < minima.glasses.size(); ++f) {
            const std::int64_t id = minima.glasses[f].id;
            files::for_glass(minima_path, id, [&] {
                search(found, minima.glasses[f], backbone_of(minima, f), potential,
                       distinct_modes(modes, fields, id), stage);
            });
            progress.advance();
        }
        files::write_neighbours(output, found);
        files::write_quartics(output, distinct_quartics(modes));
        output.commit();
    });
}
