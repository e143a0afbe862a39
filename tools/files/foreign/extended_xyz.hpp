#pragma once

#include "files/foreign/particle_sizes.hpp"
#include "files/modes/frames_of_modes.hpp"

#include <filesystem>
#include <vector>

namespace files {

/// Every frame of an extended XYZ file: a count, a line with Lattice="..." (a cube) and
/// Properties=..., and one line per particle with pos:R:3 and diameter:R:1, radius:R:1 or the
/// column that `reading` names.  Of plain XYZ, `reading.edge` and `reading.layout` tell box and
/// columns.  A file that ends early or goes on after its last frame is refused.
/// @throws files::Error  naming path and line
std::vector<ForeignFrame> read_extended_xyz(const std::filesystem::path& path,
                                            const Reading& reading);

/// One frame per configuration, with its diameters; where `modes` is not empty, with the mode of
/// the frame.  The comment line names the glass, and tells the numbers of the frame.
void write_extended_xyz(const std::filesystem::path& path, const Frames& frames,
                        const std::vector<ModeField>& modes, const Provenance& provenance,
                        const std::vector<FrameNumbers>& numbers = {});

} // namespace files
