// import-configurations: liquids from elsewhere, each with the id it keeps through all stages.
//
// Every frame must be a state of the model.  Its energy and largest force are recorded as read,
// before anything relaxes it.  The record of equilibration travels along where there is one.

#include "cli/tool.hpp"
#include "files/sources.hpp"
#include "physics/start.hpp"

namespace {

/// Numbers as the command line gives them; -1: not given.
struct Numbers {
    long skip = 0;
    long count = -1;
    long first_id = -1;
};

files::Selection selection(const Numbers& given) {
    const auto skip = static_cast<std::size_t>(given.skip);
    return {.skip = skip,
            .count = given.count < 0 ? files::any : static_cast<std::size_t>(given.count),
            .first_id = given.first_id < 0 ? given.skip : given.first_id,
            .liquid = {},
            .reading = {}};
}

/// Energy and largest force of every glass.
void judge(files::Imported& imported, const physics::PairPotential& potential,
           const std::vector<std::filesystem::path>& inputs) {
    for (std::size_t f = 0; f < imported.glasses.size(); ++f) {
        files::ImportedGlass& glass = imported.glasses[f];
        const auto& path = inputs[static_cast<std::size_t>(glass.input)];
        const physics::Start start = files::for_glass(path, imported.frames.glasses[f].id, [&] {
            return physics::judge_start(imported.frames.configurations[f], potential, 0);
        });
        glass.potential_energy = start.energy_per_particle;
        glass.max_force = start.max_force;
    }
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path model_path, liquid_path, type_sizes_path, output_path;
    Numbers numbers;
    files::Reading reading;

    cli::Tool tool("import-configurations",
                   "Configurations of a liquid, checked against the model");
    tool.paths(
        "--input", inputs,
        "H5MD as these tools write it, extended XYZ, LAMMPS data file or dump, or columns of "
        "numbers; read in this order");
    tool.path("--parameters", model_path, "section model of the configuration");
    tool.optional_path("--liquid", liquid_path,
                       "`temperature` of the configurations, `frames` in each input");
    tool.count("--skip", numbers.skip, "configurations to leave out at the start");
    tool.count("--count", numbers.count, "configurations to take; all if not given");
    tool.count("--first-id", numbers.first_id,
               "id of the first glass; the number skipped if not given");
    tool.text("--column", reading.column,
              "that holds the sizes, where none is named diameter or radius");
    tool.choice("--size-is", reading.size_is, {"diameter", "radius"},
                "what the sizes are, where no name tells");
    tool.optional_path("--type-sizes", type_sizes_path,
                       "sizes of types 1, 2 .., a mapping `1: size`, where particles have none");
    tool.text("--layout", reading.layout,
              "names of the columns, where the file has none: \"id x y z diameter\"");
    tool.positive("--edge", reading.edge, "of the box, where the file has none");
    tool.path("--output", output_path, "liquids");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(model_path);
        const physics::Model model = files::read_model(parameters);
        const physics::PairPotential potential(model);
        std::vector sources = inputs;
        if (!type_sizes_path.empty()) {
            files::Parameters type_sizes(type_sizes_path);
            reading.size_of_type = files::read_type_sizes(type_sizes);
            sources.push_back(type_sizes_path);
        }
        files::Output output(
            output_path, files::provenance("import-configurations", parameters.text(), sources));

        files::Selection selected = selection(numbers);
        if (!liquid_path.empty()) {
            files::Parameters liquid(liquid_path);
            selected.liquid = files::read_known_liquid(liquid);
        }
        selected.reading = reading;
        auto imported = files::read_sources(inputs, model, parameters.text(), selected);
        judge(imported, potential, inputs);

        files::write_frames(output, imported.frames, imported.precision);
        files::write_imported(output, imported.glasses);
        if (imported.record)
            files::write_record(output, *imported.record);
        output.commit();
    });
}
