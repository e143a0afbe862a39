// assemble-n0: from soft modes to the density of two-level systems, [Ji] Eqs. (1)-(12).

#include "cli/tool.hpp"
#include "files/ensemble/debye.hpp"
#include "files/ensemble/n0.hpp"
#include "files/ensemble/spectrum.hpp"
#include "files/sections/analysis_parameters.hpp"

namespace {

using Paths = std::vector<std::filesystem::path>;

Paths joined(Paths all, const Paths& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

/// Refuses inputs that do not descend from one another: the spectrum must come from these modes and
/// Debye frequencies, the nonlinear modes from these modes.
void expect_one_study(const files::Provenance& run, const Paths& nonlinear_modes,
                      const Paths& modes, const std::filesystem::path& debye,
                      const files::Input& spectrum) {
    for (const auto& path : joined(modes, {debye}))
        files::expect_made_of(spectrum, sources_of(run, {path}), path.string());
    for (const auto& path : nonlinear_modes)
        files::expect_made_of(files::Input(path), sources_of(run, modes), "one of the modes");
}

} // namespace

int main(int argc, char** argv) {
    Paths nonlinear_modes_paths, modes_paths;
    std::filesystem::path debye_path, spectrum_path, parameters_path, output_path;

    cli::Tool tool("assemble-n0", "Density of two-level systems and all its factors");
    tool.paths("--nonlinear-modes", nonlinear_modes_paths,
               "nonlinear modes of all glasses, from fit-nonlinear-modes");
    tool.paths("--modes", modes_paths, "harmonic modes of all glasses, from find-modes");
    tool.path("--debye", debye_path, "Debye frequencies, from scale-debye");
    tool.path("--spectrum", spectrum_path, "spectrum, from measure-spectrum");
    tool.path("--parameters", parameters_path, "section n0 of the configuration");
    tool.path("--output", output_path, "densities of two-level systems");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        auto [translation, starts] = files::read_n0_stage(parameters);
        const Paths inputs =
            joined(joined(nonlinear_modes_paths, modes_paths), {debye_path, spectrum_path});
        const files::Provenance provenance =
            files::provenance("assemble-n0", parameters.text(), inputs, translation.sampling.seed);
        files::Output output(output_path, provenance, files::Storage::compressed);

        files::Debye debye = files::read_debye(files::Input(debye_path));
        files::Ensembles& ensembles = debye.ensembles;
        files::add_modes(ensembles, modes_paths);
        files::add_nonlinear_modes(ensembles, nonlinear_modes_paths);
        physics::keep(starts, ensembles.parents);
        const files::Input spectrum(spectrum_path);
        translation.cutoff = files::read_fit_cutoffs(spectrum, ensembles);
        expect_one_study(provenance, nonlinear_modes_paths, modes_paths, debye_path, spectrum);
        translation.reference_parent_temperature = debye.reference_parent_temperature;
        translation.reference_debye_temperature = debye.reference_debye_temperature;

        const auto rows = physics::translate(ensembles.parents, translation);
        files::write_n0(output, ensembles, {translation, rows});
        output.commit();
    });
}
