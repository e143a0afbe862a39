// export-configurations: configurations in a format that other programs read.

#include "cli/tool.hpp"
#include "files/extended_xyz.hpp"
#include "files/modes.hpp"

namespace {

/// The softest mode of each glass, [N][3] each.
std::vector<std::vector<double>> softest_fields(const std::filesystem::path& path,
                                                const files::Frames& frames) {
    const files::Input file(path);
    const auto modes = files::read_modes(file);
    const auto kept = files::read_displacements(file, frames.configurations.front().particles());
    std::vector<std::vector<double>> fields;
    for (const files::Glass& glass : frames.glasses) {
        const auto& softest =
            files::find_row(modes.modes, glass.id, path); // ascending in each glass
        const auto field = files::field_of(kept, &softest - modes.modes.data(), path);
        fields.emplace_back(field.begin(), field.end());
    }
    return fields;
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path configurations_path, modes_path, output_path;
    std::string format = "extxyz";

    cli::Tool tool("export-configurations", "Configurations for other programs to read");
    tool.path("--configurations", configurations_path, "liquids or minima");
    tool.optional_path("--modes", modes_path,
                       "modes of these minima: adds the displacement of the softest one");
    tool.choice("--format", format, {"extxyz"}, "of the output: extended XYZ with diameters");
    tool.path("--output", output_path, "configurations in that format");

    return tool.main(argc, argv, [&] {
        const files::Frames frames = files::read_frames(files::Input(configurations_path));
        std::vector<std::filesystem::path> inputs{configurations_path};
        std::vector<std::vector<double>> fields;
        if (!modes_path.empty()) {
            inputs.push_back(modes_path);
            fields = softest_fields(modes_path, frames);
        }
        files::write_extended_xyz(output_path, frames, fields,
                                  files::provenance("export-configurations", "", inputs));
    });
}
