// solve-tunnelling: the two lowest levels along each certified path, as a two-level system.

#include "cli/tool.hpp"
#include "files/double_wells/levels.hpp"
#include "files/ensemble/debye.hpp"
#include "files/hdf5/single_precision.hpp"
#include "files/sections/double_well_parameters.hpp"

namespace {

/// The scale of the material, one for all parent temperatures.
physics::MaterialUnits units_of(const files::Debye& debye, const files::TunnellingStage& stage) {
    const auto reference = find_parent(debye.ensembles.parents, debye.reference_parent_temperature);
    return physics::material_units({.mass = stage.mass,
                                    .spacing = stage.spacing,
                                    .debye_temperature = debye.reference_debye_temperature},
                                   debye.ensembles.parents[reference].density,
                                   debye.scales[reference].value.debye_frequency);
}

void solve(files::LevelsOfPaths& to, const files::Paths& paths, std::size_t row,
           const files::TunnellingStage& stage) {
    const files::Path& path = paths.paths[row];
    try {
        const auto levels =
            physics::solve_levels(profile(path, stage.along_chord), to.units.hbar, stage.search);
        to.levels.push_back(files::in_kelvin(levels, to.units.kelvin, paths, row));
    } catch (const std::invalid_argument& error) {
        to.rejected.push_back({path.glass, static_cast<std::int64_t>(row), error.what()});
    }
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path paths_path, debye_path, parameters_path, output_path;

    cli::Tool tool("solve-tunnelling", "Levels of double wells along their paths");
    tool.path("--paths", paths_path, "paths, from trace-paths");
    tool.path("--debye", debye_path, "Debye frequencies, from scale-debye");
    tool.path("--parameters", parameters_path, "section tunnelling of the configuration");
    tool.path("--output", output_path, "levels");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::TunnellingStage stage = files::read_tunnelling_stage(parameters);
        // as a catalogue keeps them: the same levels follow from both
        const files::Paths paths = in_single_precision(files::read_paths(files::Input(paths_path)));
        const files::Debye debye = files::read_debye(files::Input(debye_path));
        files::Output output(output_path, files::provenance("solve-tunnelling", parameters.text(),
                                                            {paths_path, debye_path}));

        files::LevelsOfPaths found{.lineage = paths.neighbours.lineage,
                                   .units = units_of(debye, stage)};
        for (std::size_t row = 0; row < paths.paths.size(); ++row)
            if (paths.paths[row].rejected.empty())
                solve(found, paths, row, stage);
        files::write_levels(output, found);
        output.commit();
    });
}
