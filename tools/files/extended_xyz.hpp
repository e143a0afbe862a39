#pragma once

#include "files/configurations.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace files {

/// Every frame of an extended XYZ file: a count, a line with Lattice="..." (a cube) and
/// Properties=..., and one line per particle with pos:R:3 and either diameter:R:1 or radius:R:1.
/// Nothing is guessed: a file that names both sizes or none is refused, as is one that ends early
/// or goes on after its last frame.
/// @throws files::Error  naming path and line
std::vector<physics::Configuration> read_extended_xyz(const std::filesystem::path& path);

/// One frame per configuration, with its diameters; where `fields` is not empty, with a
/// displacement for each particle, [N][3] per frame.  The comment line names the glass.
void write_extended_xyz(const std::filesystem::path& path, const Frames& frames,
                        const std::vector<std::vector<double>>& fields,
                        const Provenance& provenance);

} // namespace files
