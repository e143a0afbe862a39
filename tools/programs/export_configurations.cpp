// export-configurations: glasses, and their softest modes, in formats that other programs read.

#include "cli/tool.hpp"
#include "files/extended_xyz.hpp"
#include "files/lammps_data.hpp"

namespace {

/// What the command line gives; a number of -1: not given.
struct Given {
    std::filesystem::path configurations, modes, output;
    std::string format = "extxyz";
    long glass = -1;
    long softest = -1;
};

void declare(cli::Tool& tool, Given& given) {
    tool.path("--configurations", given.configurations, "liquids or minima");
    tool.optional_path(
        "--modes", given.modes,
        "modes or nonlinear modes of these minima: one frame for each mode, with its "
        "displacements and the participation of each particle");
    tool.count("--glass", given.glass, "id of the only glass to take; all if not given");
    tool.count("--softest", given.softest, "how many modes of each glass; one if not given");
    tool.choice("--format", given.format, {"extxyz", "lammps-data", "h5md"},
                "of the output; LAMMPS data is one frame, and has the displacements as velocities");
    tool.path("--output", given.output, "configurations in that format");
}

/// Of the glasses, those whose id is given.
files::Frames chosen_frames(const Given& given) {
    files::Frames frames = files::read_frames(files::Input(given.configurations));
    if (given.glass < 0)
        return frames;
    for (std::size_t f = 0; f < frames.glasses.size(); ++f)
        if (frames.glasses[f].id == given.glass)
            return {
                frames.model, frames.model_text, {frames.glasses[f]}, {frames.configurations[f]}};
    throw files::Error(given.configurations.string() + ": has no glass " +
                       std::to_string(given.glass) + ", expected one of its " +
                       std::to_string(frames.glasses.size()) + " from " +
                       std::to_string(frames.glasses.front().id));
}

/// The softest modes; the frames become one for each of them.
std::vector<files::ModeField> chosen_modes(const Given& given, files::Frames& frames) {
    if (given.modes.empty() ? given.softest >= 0 : given.softest == 0)
        throw files::Error(given.modes.empty()
                               ? "--softest is given without modes, expected --modes"
                               : "--softest is 0, expected at least 1");
    if (given.modes.empty())
        return {};
    const auto n = static_cast<std::size_t>(frames.configurations.front().particles());
    const auto most = static_cast<std::size_t>(given.softest < 0 ? 1 : given.softest);
    auto modes = files::softest_modes(files::Input(given.modes), frames.glasses, most, n);
    const files::Frames before = std::move(frames);
    frames = {before.model, before.model_text, {}, {}};
    for (const files::ModeField& mode : modes)
        for (std::size_t f = 0; f < before.glasses.size(); ++f)
            if (before.glasses[f].id == mode.glass) {
                frames.glasses.push_back(before.glasses[f]);
                frames.configurations.push_back(before.configurations[f]);
                break;
            }
    return modes;
}

void write(const Given& given, const files::Frames& frames,
           const std::vector<files::ModeField>& modes) {
    std::vector inputs{given.configurations};
    if (!given.modes.empty())
        inputs.push_back(given.modes);
    const auto provenance = files::provenance("export-configurations", "", inputs);
    if (given.format == "extxyz")
        return files::write_extended_xyz(given.output, frames, modes, provenance);
    if (given.format == "lammps-data")
        return files::write_lammps_data(given.output, frames, modes, provenance);
    files::Output output(given.output, provenance);
    files::write_frames(output, frames, files::Precision::double_precision);
    if (!modes.empty())
        files::write_mode_fields(output, modes);
    output.commit();
}

} // namespace

int main(int argc, char** argv) {
    Given given;
    cli::Tool tool("export-configurations", "Configurations for other programs to read");
    declare(tool, given);
    return tool.main(argc, argv, [&] {
        files::Frames frames = chosen_frames(given);
        const auto modes = chosen_modes(given, frames);
        write(given, frames, modes);
    });
}
