#pragma once

#include "files/foreign/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// Columns of numbers, one row per particle, with blanks or commas between; lines may begin with
/// '#'.  What the columns are is said by `reading.layout` ("-": not needed), the box, a cube, by
/// `reading.edge`.
/// @throws files::Error  naming path and line, or what was not said
ForeignFrame read_columns(const std::filesystem::path& path, const Reading& reading);

} // namespace files
