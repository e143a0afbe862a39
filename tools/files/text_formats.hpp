#pragma once

#include "files/particle_sizes.hpp"

#include <filesystem>

namespace files {

/// Frames of a text file, and the name of the format that its first lines tell.
struct TextFile {
    std::string format; ///< "extended XYZ", "LAMMPS data", "LAMMPS dump", "columns"
    std::vector<TextFrame> frames;
};

/// @throws files::Error  naming path and line
TextFile read_text_file(const std::filesystem::path& path, const Reading& reading);

} // namespace files
