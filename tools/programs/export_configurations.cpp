// export-configurations: glasses, their softest modes, or a path, in formats that other programs read.

#include "cli/tool.hpp"
#include "files/double_wells/images_of_path.hpp"
#include "files/foreign/extended_xyz.hpp"
#include "files/foreign/lammps_data.hpp"
#include "files/modes/frames_of_modes.hpp"

namespace {

/// The command line; -1 for a number that is not given.
struct Given {
    std::filesystem::path configurations, modes, paths, output;
    std::string format = "extxyz";
    long glass = -1, softest = -1, path = 0;
};

void declare(cli::Tool& tool, Given& given) {
    tool.path("--configurations", given.configurations, "liquids or minima");
    tool.optional_path(
        "--modes", given.modes,
        "harmonic or nonlinear modes of these minima: one frame for each mode, with its "
        "displacements and the participation of each particle");
    tool.optional_path("--paths", given.paths,
                       "paths from these minima: one frame for each image of one path, of the "
                       "whole glass, in which those particles move whose motion the file keeps");
    tool.count("--glass", given.glass, "id of the glass to export; all if not given");
    tool.count("--softest", given.softest, "softest modes of each glass; one if not given", 1);
    tool.count("--path", given.path, "row of /paths");
    tool.needs("--softest", "--modes");
    tool.needs("--path", "--paths");
    tool.excludes("--paths", "--modes");
    tool.choice("--format", given.format, {"extxyz", "lammps-data", "h5md"},
                "of the output; LAMMPS data is one frame, and has the displacements as velocities");
    tool.path("--output", given.output, "configurations in that format");
}

void write(const Given& given, const files::Frames& frames,
           const std::vector<files::ModeField>& modes,
           const std::vector<files::FrameNumbers>& numbers = {}) {
    std::vector inputs{given.configurations};
    for (const auto& more : {given.modes, given.paths})
        if (!more.empty())
            inputs.push_back(more);
    const auto provenance = files::provenance("export-configurations", "", inputs);
    if (inputs.size() > 1)
        files::expect_made_of(files::Input(inputs.back()),
                              sources_of(provenance, {given.configurations}),
                              given.configurations.string());
    if (given.format == "extxyz")
        return files::write_extended_xyz(given.output, frames, modes, provenance, numbers);
    if (given.format == "lammps-data")
        return files::write_lammps_data(given.output, frames, modes, provenance);
    files::write_h5md(given.output, frames, modes, provenance, numbers);
}

} // namespace

int main(int argc, char** argv) {
    Given given;
    cli::Tool tool("export-configurations", "Configurations for other programs to read");
    declare(tool, given);
    return tool.main(argc, argv, [&] {
        files::Frames frames = files::read_frames(files::Input(given.configurations));
        if (given.glass >= 0)
            frames = files::only_glass(frames, given.glass, given.configurations);
        if (!given.paths.empty()) {
            const auto path = images_of_path(files::Input(given.paths), given.path, frames);
            return write(given, path.frames, {}, path.numbers);
        }
        if (given.modes.empty())
            return write(given, frames, {});
        const auto most = static_cast<std::size_t>(std::max(1L, given.softest));
        const auto n = static_cast<std::size_t>(frames.configurations.front().particles());
        const auto modes = files::softest_modes(files::Input(given.modes), frames.glasses, most, n);
        write(given, files::frame_of_each(modes, frames), modes);
        const auto less = files::shortage(given.modes, modes.size(), frames.glasses.size(), most);
        if (given.softest > 0 && !less.empty())
            tool.note(less);
    });
}
