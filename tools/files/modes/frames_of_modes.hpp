#pragma once

#include "files/modes/mode_fields.hpp"

#include <filesystem>
#include <vector>

namespace files {

/// A number of each frame, to be exported with it.
struct FrameNumbers {
    std::string name;
    std::vector<double> values;
    std::string meaning;
};

/// The one glass of that id.
/// @throws files::Error  naming `file` if it is not there
Frames only_glass(const Frames& frames, std::int64_t id, const std::filesystem::path& file);

/// A warning if fewer than `most` modes of each glass were found; else empty.
std::string shortage(const std::filesystem::path& modes, std::size_t found, std::size_t glasses,
                     std::size_t most);

/// One frame for each mode, of the glass it belongs to.
Frames frame_of_each(const std::vector<ModeField>& modes, const Frames& glasses);

/// H5MD; where `modes` is not empty, with the mode of each frame, and with the numbers as
/// observables.
void write_h5md(const std::filesystem::path& path, const Frames& frames,
                const std::vector<ModeField>& modes, const Provenance& provenance,
                const std::vector<FrameNumbers>& numbers);

} // namespace files
