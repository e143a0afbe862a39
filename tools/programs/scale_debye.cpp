// scale-debye: omega_D(T_p) from the mean moduli, and the Debye temperature in kelvin.

#include "cli/tool.hpp"
#include "files/ensemble/debye.hpp"
#include "files/sections/analysis_parameters.hpp"

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> elasticity_paths;
    std::filesystem::path parameters_path, output_path;

    cli::Tool tool("scale-debye", "Debye frequency of every parent temperature");
    tool.paths("--elasticity", elasticity_paths, "moduli of all glasses, from measure-elasticity");
    tool.path("--parameters", parameters_path, "section debye of the configuration");
    tool.path("--output", output_path, "Debye frequencies");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::DebyeStage stage = files::read_debye_stage(parameters);
        files::Output output(output_path,
                             files::provenance("scale-debye", parameters.text(), elasticity_paths),
                             files::Storage::compressed);

        auto ensembles = files::gather_elasticity(elasticity_paths);
        auto scales = physics::scale_debye(ensembles.parents, stage.reference_parent_temperature,
                                           stage.reference_debye_temperature);
        files::write_debye(output,
                           {std::move(ensembles), std::move(scales),
                            stage.reference_parent_temperature, stage.reference_debye_temperature});
        output.commit();
    });
}
