// import-configurations: liquids from elsewhere, each with the id it keeps through all stages.
//
// Every frame must be a state of the model.  The record of equilibration travels along where there
// is one.

#include "cli/tool.hpp"
#include "files/sources.hpp"

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
            .liquid = {}};
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path model_path, liquid_path, output_path;
    Numbers numbers;

    cli::Tool tool("import-configurations",
                   "Configurations of a liquid, checked against the model");
    tool.paths("--input", inputs,
               "H5MD as these tools write it, or extended XYZ; read in this order");
    tool.path("--parameters", model_path, "section model of the configuration");
    tool.optional_path("--liquid", liquid_path,
                       "`temperature` of the configurations, `frames` in each input");
    tool.count("--skip", numbers.skip, "configurations to leave out at the start");
    tool.count("--count", numbers.count, "configurations to take; all if not given");
    tool.count("--first-id", numbers.first_id,
               "id of the first glass; the number skipped if not given");
    tool.path("--output", output_path, "liquids");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(model_path);
        const physics::Model model = files::read_model(parameters);
        files::Output output(output_path,
                             files::provenance("import-configurations", parameters.text(), inputs));

        files::Selection selected = selection(numbers);
        if (!liquid_path.empty()) {
            files::Parameters liquid(liquid_path);
            selected.liquid = files::read_known_liquid(liquid);
        }
        const auto imported = files::read_sources(inputs, model, parameters.text(), selected);

        files::write_frames(output, imported.frames, imported.precision);
        if (imported.record)
            files::write_record(output, *imported.record);
        output.commit();
    });
}
