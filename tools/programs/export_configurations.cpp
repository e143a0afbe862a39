// export-configurations: glasses, and their softest modes, in formats that other programs read.

#include "cli/tool.hpp"
#include "files/foreign/extended_xyz.hpp"
#include "files/foreign/lammps_data.hpp"
#include "files/modes/frames_of_modes.hpp"

namespace {

/// The command line; -1 for a number that is not given.
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
        "harmonic or nonlinear modes of these minima: one frame for each mode, with its "
        "displacements and the participation of each particle");
    tool.count("--glass", given.glass, "id of the glass to export; all if not given");
    tool.count("--softest", given.softest, "softest modes of each glass; one if not given", 1);
    tool.needs("--softest", "--modes");
    tool.choice("--format", given.format, {"extxyz", "lammps-data", "h5md"},
                "of the output; LAMMPS data is one frame, and has the displacements as velocities");
    tool.path("--output", given.output, "configurations in that format");
}

/// A warning if there are fewer modes than --softest asks for; else empty.
std::string shortage(const Given& given, std::size_t glasses, std::size_t found) {
    if (given.softest < 0 || found / glasses >= static_cast<std::size_t>(given.softest))
        return "";
    return given.modes.string() + ": found " + std::to_string(found) + " fields of modes of " +
           std::to_string(glasses) + (glasses == 1 ? " glass" : " glasses") +
           ", expected --softest " + std::to_string(given.softest) + " of each: these are written";
}

void write(const Given& given, const files::Frames& frames,
           const std::vector<files::ModeField>& modes) {
    std::vector inputs{given.configurations};
    if (!given.modes.empty())
        inputs.push_back(given.modes);
    const auto provenance = files::provenance("export-configurations", "", inputs);
    if (!given.modes.empty())
        files::expect_made_of(files::Input(given.modes),
                              sources_of(provenance, {given.configurations}),
                              given.configurations.string());
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
        files::Frames frames = files::read_frames(files::Input(given.configurations));
        if (given.glass >= 0)
            frames = files::only_glass(frames, given.glass, given.configurations);
        if (given.modes.empty())
            return write(given, frames, {});
        const auto most = static_cast<std::size_t>(given.softest < 0 ? 1 : given.softest);
        const auto n = static_cast<std::size_t>(frames.configurations.front().particles());
        const auto modes = files::softest_modes(files::Input(given.modes), frames.glasses, most, n);
        write(given, files::frame_of_each(modes, frames), modes);
        if (const auto less = shortage(given, frames.glasses.size(), modes.size()); !less.empty())
            tool.note(less);
    });
}
