#pragma once

#include "files/foreign/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// Every snapshot of a LAMMPS dump in text: ITEM: TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS pp pp pp,
/// also `xy xz yz` and `abc origin` of a cube, and ATOMS with the names of the columns, of which one
/// holds the sizes; `reading.layout` names them where an old dump does not.  TIME and UNITS are passed
/// over.
/// @throws files::Error  naming path and line
std::vector<ForeignFrame> read_lammps_dump(const std::filesystem::path& path,
                                           const Reading& reading);

} // namespace files
