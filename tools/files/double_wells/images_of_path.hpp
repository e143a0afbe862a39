#pragma once

#include "files/double_wells/paths.hpp"
#include "files/modes/frames_of_modes.hpp"

namespace files {

/// The images of a path as frames.
struct ImagesOfPath {
    Frames frames;                     ///< the glass in each image
    std::vector<FrameNumbers> numbers; ///< path, image, arc, energy
};

/// Particles whose motion the file keeps are moved as in each image; the others stay where they
/// are in the glass.
/// @param row     of /paths
/// @param minima  the path must begin at one of them
/// @throws files::Error  if there is no such path, or it begins at a minimum beside its glass,
///                       whose positions no file of minima has
ImagesOfPath images_of_path(const Input& file, std::int64_t row, const Frames& minima);

} // namespace files
