#pragma once

#include "files/foreign/sources.hpp"

namespace files {

/// One file as it is, before any of its frames is chosen.
struct Source {
    Frames frames;
    Precision precision = Precision::double_precision;
    EquilibrationRecord record = {};
    std::string format;
    std::vector<std::string> sizes; ///< how each frame tells them
};

/// Reads a file of these tools, or of another program, whose frames must be states of the model.  Where
/// the liquid is known, sizes in files of other programs must be like those of the model.
/// @throws files::Error  naming path and frame; also if something is told of a file that tells all
Source read_source(const std::filesystem::path& path, const physics::Model& model,
                   const Selection& selection);

} // namespace files
