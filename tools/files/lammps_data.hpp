#pragma once

#include "files/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// A LAMMPS data file: a title, a header with `N atoms` and the box, and the section Atoms of
/// style atomic, charge, sphere, molecular, bond, angle or full.  The style follows "Atoms #",
/// unless `reading.layout` names the columns.  Other sections are left alone.
/// @throws files::Error  naming path and line
ForeignFrame read_lammps_data(const std::filesystem::path& path, const Reading& reading);

} // namespace files
