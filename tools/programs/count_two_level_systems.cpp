// count-two-level-systems: n_0 from real double wells, without an expansion.

#include "cli/tool.hpp"
#include "files/ensemble/debye.hpp"
#include "files/ensemble/two_level_systems.hpp"
#include "files/sections/double_well_parameters.hpp"

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> tunnelling_paths;
    std::filesystem::path debye_path, parameters_path, output_path;

    cli::Tool tool("count-two-level-systems",
                   "Density of two-level systems from real double wells");
    tool.paths("--tunnelling", tunnelling_paths, "levels of all glasses, from solve-tunnelling");
    tool.path("--debye", debye_path, "Debye frequencies, from scale-debye");
    tool.path("--parameters", parameters_path, "section two_level_systems of the configuration");
    tool.path("--output", output_path, "densities");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::TwoLevelSystemsStage stage = files::read_two_level_systems_stage(parameters);
        const files::Debye debye = files::read_debye(files::Input(debye_path));
        std::vector<std::filesystem::path> inputs = tunnelling_paths;
        inputs.push_back(debye_path);
        const auto run = files::provenance("count-two-level-systems", parameters.text(), inputs,
                                           stage.sampling.seed);
        files::Output output(output_path, run, files::Storage::compressed);

        for (const auto& path : tunnelling_paths)
            expect_made_of(files::Input(path), sources_of(run, {debye_path}), debye_path.string());
        auto parents = files::gather_wells(tunnelling_paths, debye);
        for (files::CountedParent& parent : parents)
            parent.counted =
                count_directly(parent.glasses, parent.parent_temperature, parent.volume,
                               stage.windows, stage.bins, stage.sampling);
        files::write_lineage(output, debye.ensembles.lineage);
        files::write_two_level_systems(output, parents);
        output.commit();
    });
}
