// import-configurations: liquids from elsewhere, each with the id it keeps through all stages.
//
// Every frame must be a state of the model.  Its energy and largest force are recorded as read,
// before anything relaxes it.  A record of equilibration is copied if there is one.

#include "cli/tool.hpp"
#include "files/ensemble/numbering.hpp"
#include "files/foreign/inputs.hpp"
#include "files/foreign/sources.hpp"

namespace {

/// The command line; -1 for numbers that are not given.
struct Given {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path model, liquid, type_sizes, after, output;
    long skip = 0;
    long count = -1;
    long first_id = -1;
    std::string model_is = "same";
    files::Reading reading = {};
};

void declare(cli::Tool& tool, Given& given) {
    tool.paths(
        "--input", given.inputs,
        "H5MD, extended XYZ, LAMMPS data file or dump, columns of numbers, or a directory of "
        "such files; read in this order");
    tool.path("--parameters", given.model, "section model of the configuration");
    tool.choice("--model-is", given.model_is, {"same", "other"},
                "same: inputs that name a model must name this one; other: any model");
    tool.optional_path(
        "--liquid", given.liquid,
        "`temperature` of the configurations, `particles` of each, `frames` in each input");
    tool.count("--skip", given.skip, "configurations to leave out at the start");
    tool.count("--count", given.count, "configurations to take; all if not given");
    tool.count("--first-id", given.first_id, "id of the first glass; --skip if not given");
    tool.optional_path(
        "--after", given.after,
        "catalogue that the glasses will be added to: ids and chain numbers continue its own");
    tool.text("--column", given.reading.column, "name of the sizes, if not diameter or radius");
    tool.choice("--size-is", given.reading.size_is, {"diameter", "radius"},
                "meaning of the sizes, if no column name tells it");
    tool.optional_path("--type-sizes", given.type_sizes,
                       "mapping `1: size` of sizes of types 1, 2 .., if particles have no sizes");
    tool.text("--layout", given.reading.layout,
              "names of the columns, if the file has none: \"id x y z diameter\"");
    tool.positive("--edge", given.reading.edge, "edge of the box, if the file has none");
    tool.path("--output", given.output, "liquids");
}

files::Selection selection(const Given& given) {
    files::Selection selected{.skip = static_cast<std::size_t>(given.skip),
                              .count = given.count < 0 ? files::any
                                                       : static_cast<std::size_t>(given.count),
                              .first_id = given.first_id < 0 ? given.skip : given.first_id,
                              .reading = given.reading,
                              .other_model = given.model_is == "other"};
    if (!given.liquid.empty())
        selected.liquid = files::read_known_liquid(given.liquid);
    if (!given.type_sizes.empty())
        selected.reading.size_of_type = files::read_type_sizes(given.type_sizes);
    return selected;
}

} // namespace

int main(int argc, char** argv) {
    Given given;
    cli::Tool tool("import-configurations", "Liquids from elsewhere, checked against the model");
    declare(tool, given);

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(given.model);
        const physics::PairPotential potential(files::read_model(parameters));
        const auto inputs = files::expand(given.inputs, given.output);
        std::vector sources = inputs;
        if (!given.type_sizes.empty())
            sources.push_back(given.type_sizes);
        if (!given.after.empty())
            sources.push_back(given.after);
        files::Output output(
            given.output, files::provenance("import-configurations", parameters.text(), sources));
        auto imported =
            files::read_sources(inputs, potential.model(), parameters.text(), selection(given));
        if (!given.after.empty())
            files::number_after(files::read_catalogue(files::Input(given.after)),
                                imported.frames.glasses, imported.record);
        judge(imported, potential, inputs);
        write_liquids(output, imported);
        output.commit();
    });
}
