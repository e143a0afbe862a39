// trace-paths: the path of least energy from each glass to each minimum beside it, with its saddle.
//
// A path over a minimum between is a composite: it stays in /paths with that reason, and so do its
// pieces, as paths of their own.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/double_wells/paths.hpp"
#include "files/sections/double_well_parameters.hpp"

namespace {

/// How the minima of a file were found, and which of them are one.
physics::PushSearch search_of(const files::Input& file) {
    files::Parameters parameters(file.text("/provenance/parameters"),
                                 file.path().string() + ": /provenance/parameters");
    return files::read_double_wells_stage(parameters).push;
}

void trace(files::Paths& to, std::int64_t id, const physics::Backbone& backbone,
           const physics::PairPotential& potential, const physics::PushSearch& search,
           const files::PathsStage& stage) {
    const physics::Configuration& c = backbone.configuration;
    auto minima = files::on_backbone(backbone, minima_of(to.neighbours, id));
    std::vector<std::pair<int, int>> pairs;
    for (int k = 0; k < static_cast<int>(minima.size()); ++k)
        pairs.emplace_back(-1, k);
    const double energy = potential_energy(physics::find_bonds(c, potential));
    const physics::VerletForces forces(c, potential);
    const auto paths =
        trace_paths({c, energy, potential, forces, search, minima}, pairs, stage.search);
    append(to, {id, backbone, minima, paths}, stage.particles);
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, wells_path, parameters_path, output_path;

    cli::Tool tool("trace-paths", "Paths of least energy between neighbouring minima");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--double-wells", wells_path, "minima beside these, from find-double-wells");
    tool.path("--parameters", parameters_path, "section paths of the configuration");
    tool.path("--output", output_path, "paths");

    return tool.main(argc, argv, [&] {
        const files::Input wells(wells_path);
        files::Parameters parameters(parameters_path);
        const files::PathsStage stage = files::read_paths_stage(parameters);
        const physics::PushSearch search = search_of(wells);
        const files::Frames minima = files::read_minima(minima_path);
        files::Paths paths{.neighbours = files::read_neighbours(wells)};
        files::expect_same_glasses(minima.glasses, paths.neighbours.lineage.glasses, wells_path);
        const files::Provenance provenance =
            files::provenance("trace-paths", parameters.text(), {minima_path, wells_path});
        files::expect_made_of(wells, sources_of(provenance, {minima_path}), minima_path.string());
        const physics::PairPotential potential(minima.model);
        files::Output output(output_path, provenance);

        cli::Progress progress("trace-paths", minima.glasses.size(), "glasses");
        for (std::size_t f = 0; f < minima.glasses.size(); ++f) {
            const std::int64_t id = minima.glasses[f].id;
            files::for_glass(minima_path, id, [&] {
                trace(paths, id, backbone_of(minima, f), potential, search, stage);
            });
            progress.advance();
        }
        files::write_paths(output, paths);
        output.commit();
    });
}
