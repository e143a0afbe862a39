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
            .first_id = given.first_id < 0 ? given.skip : given.first_id};
}

/// Of the file that holds nothing but what imported files may leave out.
double read_temperature(const std::filesystem::path& path) {
    files::Parameters parameters(path);
    const double temperature = parameters.positive("temperature");
    parameters.expect_no_more();
    return temperature;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path model_path, temperature_path, output_path;
    Numbers numbers;

    cli::Tool tool("import-configurations",
                   "Configurations of a liquid, checked against the model");
    tool.paths("--input", inputs,
               "H5MD as these tools write it, or extended XYZ; read in this order");
    tool.path("--parameters", model_path, "section model of the configuration");
    tool.optional_path("--parent-temperature-of", temperature_path,
                       "`temperature: T`, for configurations that do not tell their own");
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

        auto imported = files::read_sources(inputs, model, parameters.text(), selection(numbers));
        if (!temperature_path.empty())
            files::set_parent_temperature(imported.frames, read_temperature(temperature_path));

        files::write_frames(output, imported.frames, imported.precision);
        if (imported.record)
            files::write_record(output, *imported.record);
        output.commit();
    });
}
