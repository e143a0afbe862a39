#pragma once

#include "files/modes/mode_fields.hpp"

#include <filesystem>
#include <vector>

namespace files {

/// The one glass of that id.
/// @throws files::Error  naming `file` if it is not there
Frames only_glass(const Frames& frames, std::int64_t id, const std::filesystem::path& file);

/// One frame for each mode, of the glass it belongs to.
Frames frame_of_each(const std::vector<ModeField>& modes, const Frames& glasses);

} // namespace files
