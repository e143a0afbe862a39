#pragma once

#include "files/foreign/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// Frames of a file of another program, and the name of the format that its first lines tell.
struct ForeignFile {
    std::string format; ///< "H5MD of another program", "extended XYZ", "LAMMPS data", "LAMMPS
                        ///< dump", "columns"
    std::vector<ForeignFrame> frames;
};

/// HDF5 of these tools or of another program?  The first eight bytes tell.
bool is_hdf5(const std::filesystem::path& path);

/// @throws files::Error  naming path, and line or dataset
ForeignFile read_foreign_file(const std::filesystem::path& path, const Reading& reading);

} // namespace files
