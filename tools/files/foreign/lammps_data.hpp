#pragma once

#include "files/foreign/particle_sizes.hpp"
#include "files/modes/mode_fields.hpp"

#include <filesystem>

namespace files {

/// A LAMMPS data file: a title, a header with `N atoms` and the box, and the section Atoms of
/// style atomic, charge, sphere, molecular, bond, angle, full, or a hybrid of these.  The style
/// follows "Atoms #", unless `reading.layout` names the columns.  The box is told by its bounds or by
/// `avec`, `bvec`, `cvec`; other sections are left alone.
/// @throws files::Error  naming path and line
ForeignFrame read_lammps_data(const std::filesystem::path& path, const Reading& reading);

/// One configuration in style sphere, of mass 1; where there is a mode, its displacements are the
/// velocities.  The title names the glass.
/// @throws files::Error  if there are several frames
void write_lammps_data(const std::filesystem::path& path, const Frames& frames,
                       const std::vector<ModeField>& modes, const Provenance& provenance);

} // namespace files
