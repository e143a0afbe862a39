// measure-spectrum: density of harmonic modes D(omega) omega_D, A_4 omega_D^5 and the exponent.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/ensemble/debye.hpp"
#include "files/ensemble/spectrum.hpp"
#include "files/sections/analysis_parameters.hpp"

namespace {

physics::SpectrumPlan plan(const files::SpectrumStage& stage, double first_plane_wave) {
    return {.bin_edges = stage.bin_edges,
            .fit_cutoff = stage.fit_below * first_plane_wave,
            .first_plane_wave = first_plane_wave,
            .cutoffs = stage.cutoffs,
            .fewest_modes = stage.fewest_modes,
            .sampling = stage.sampling};
}

/// The Debye frequencies must come from the same moduli as these modes.
void expect_same_elasticity(const std::vector<std::filesystem::path>& modes_paths,
                            const std::filesystem::path& debye_path) {
    const auto elasticity = files::sources_of(files::Input(debye_path));
    for (const auto& path : modes_paths)
        files::expect_made_of(files::Input(path), elasticity,
                              "elasticity that " + debye_path.string() + " was made of");
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> modes_paths;
    std::filesystem::path debye_path, parameters_path, output_path;

    cli::Tool tool("measure-spectrum", "Density of harmonic modes and its omega^4 law");
    tool.paths("--modes", modes_paths, "harmonic modes of all glasses, from find-modes");
    tool.path("--debye", debye_path, "Debye frequencies, from scale-debye");
    tool.path("--parameters", parameters_path, "section spectrum of the configuration");
    tool.path("--output", output_path, "spectrum");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::SpectrumStage stage = files::read_spectrum_stage(parameters);
        std::vector<std::filesystem::path> inputs = modes_paths;
        inputs.push_back(debye_path);
        files::Output output(
            output_path,
            files::provenance("measure-spectrum", parameters.text(), inputs, stage.sampling.seed),
            files::Storage::compressed);

        files::Debye debye = files::read_debye(files::Input(debye_path));
        files::add_modes(debye.ensembles, modes_paths);
        expect_same_elasticity(modes_paths, debye_path);
        const auto& parents = debye.ensembles.parents;
        files::Spectrum spectrum;
        cli::Progress progress("measure-spectrum", parents.size(), "parent temperatures");
        for (std::size_t p = 0; p < parents.size(); ++p) {
            spectrum.plans.push_back(plan(stage, debye.scales[p].value.first_plane_wave));
            spectrum.estimates.push_back(
                physics::estimate_spectrum(parents[p], spectrum.plans.back()));
            progress.advance();
        }
        files::write_spectrum(output, debye.ensembles, spectrum);
        output.commit();
    });
}
