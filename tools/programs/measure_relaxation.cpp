// measure-relaxation: how far the parent liquids are equilibrated, by overlaps between the samples
// of each chain and the change of their energy.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/ensemble/relaxation.hpp"
#include "files/hdf5/provenance.hpp"
#include "files/sections/analysis_parameters.hpp"
#include "physics/liquid/rosenfeld_tarazona.hpp"

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> liquids_paths;
    std::filesystem::path parameters_path, output_path;

    cli::Tool tool("measure-relaxation", "Evidence that parent liquids are equilibrated");
    tool.paths("--liquids", liquids_paths,
               "all liquids, from import-configurations, and catalogues");
    tool.path("--parameters", parameters_path, "section relaxation of the configuration");
    tool.path("--output", output_path, "overlaps, relaxation times and energies");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::RelaxationStage stage = files::read_relaxation_stage(parameters);
        files::Output output(
            output_path, files::provenance("measure-relaxation", parameters.text(), liquids_paths));
        const auto liquids = files::gather_liquids(liquids_paths);
        std::vector<physics::Equilibration> evidence;
        std::vector<double> temperatures;
        std::vector<physics::MeanOfChains> energies;
        cli::Progress progress("measure-relaxation", liquids.size(), "parent temperatures");
        for (const files::Liquids& own : liquids) {
            evidence.push_back(physics::measure_equilibration(own.samples, own.record,
                                                              stage.overlap_distance, own.known));
            temperatures.push_back(own.parent_temperature);
            energies.push_back(evidence.back().energy);
            progress.advance();
        }
        files::write_relaxation(output, liquids, evidence,
                                physics::temperatures_of_energies(temperatures, energies));
        output.commit();
    });
}
