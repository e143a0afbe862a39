#pragma once

#include "files/foreign/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// Whether a file holds columns of numbers: its first line that is no comment does, or names them.
bool is_columns(const std::filesystem::path& path);

/// Columns of numbers, one row per particle, with blanks, commas or semicolons between; what follows
/// '#', '%' or '!' is a comment.  What the columns are is said by `reading.layout` ("-": not needed),
/// or by the first line, as in CSV; the box, a cube, by `reading.edge`.
/// @throws files::Error  naming path and line, or what was not said
ForeignFrame read_columns(const std::filesystem::path& path, const Reading& reading);

} // namespace files
