// gather-catalogue: one small file with all that averages, figures and report need of the glasses
// of one parent temperature.  Later batches can be added to it.

#include "cli/tool.hpp"
#include "files/ensemble/catalogue.hpp"
#include "files/ensemble/new_minima.hpp"
#include "files/sections/analysis_parameters.hpp"

namespace {

using Paths = std::vector<std::filesystem::path>;

struct Given {
    std::filesystem::path former, relaxation, parameters, output;
    Paths liquids, minima, elasticity, modes, nonlinear_modes, paths;
};

void declare(cli::Tool& tool, Given& given) {
    tool.optional_path("--catalogue", given.former, "catalogue to add these glasses to");
    tool.paths("--liquids", given.liquids, "batches of liquids, from import-configurations");
    tool.paths("--minima", given.minima, "their minima, from quench, batch by batch");
    tool.paths("--elasticity", given.elasticity, "their moduli, from measure-elasticity");
    tool.paths("--modes", given.modes, "their harmonic modes, from find-modes");
    tool.paths("--nonlinear-modes", given.nonlinear_modes, "from fit-nonlinear-modes");
    tool.optional_paths(
        "--paths", given.paths,
        "paths to minima beside them, from trace-paths; of all batches or of the first");
    tool.path("--relaxation", given.relaxation,
              "relaxation of all liquids, including those of the catalogue");
    tool.path("--parameters", given.parameters, "`fields` and `particles` to keep");
    tool.path("--output", given.output, "catalogue");
}

std::vector<files::Batch> batches(const Given& given) {
    const std::size_t count = given.liquids.size();
    for (const Paths* paths :
         {&given.minima, &given.elasticity, &given.modes, &given.nonlinear_modes})
        if (paths->size() != count)
            throw files::Error("the stages have " + std::to_string(count) + " and " +
                               std::to_string(paths->size()) + " files, expected as many of each");
    if (given.paths.size() > count)
        throw files::Error("--paths has " + std::to_string(given.paths.size()) +
                           " files, expected at most " + std::to_string(count) +
                           ", one for each of --liquids");
    std::vector<files::Batch> all;
    for (std::size_t b = 0; b < count; ++b)
        all.push_back({given.liquids[b], given.minima[b], given.elasticity[b], given.modes[b],
                       given.nonlinear_modes[b],
                       b < given.paths.size() ? given.paths[b] : std::filesystem::path()});
    return all;
}

/// All input files: those of the batches, in their order, then the others.
Paths inputs(const Given& given, const std::vector<files::Batch>& batches) {
    Paths all;
    for (const files::Batch& b : batches)
        for (const std::filesystem::path& file : files_of(b))
            all.push_back(file);
    all.push_back(given.relaxation);
    if (!given.former.empty())
        all.push_back(given.former);
    return all;
}

} // namespace

int main(int argc, char** argv) {
    Given given;
    cli::Tool tool("gather-catalogue", "All glasses of one parent temperature in one small file");
    declare(tool, given);

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(given.parameters);
        const files::Kept kept = files::read_catalogue_stage(parameters);
        const auto new_batches = batches(given);
        const auto provenance =
            files::provenance("gather-catalogue", parameters.text(), inputs(given, new_batches));
        files::Output output(given.output, provenance, files::Storage::compressed);

        files::Catalogue catalogue;
        if (!given.former.empty())
            catalogue = files::read_catalogue(files::Input(given.former));
        const std::size_t former = catalogue.elasticity.glasses.size();
        for (const files::Batch& batch : new_batches)
            files::add(catalogue, batch, provenance, kept);
        files::expect_new_minima(catalogue.elasticity, former);
        catalogue.overlaps =
            files::lags_at(catalogue.elasticity.lineage.glasses.front().parent_temperature,
                           files::read_lags(files::Input(given.relaxation)));
        files::write_catalogue(output, catalogue);
        output.commit();
    });
}
