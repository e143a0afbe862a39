#pragma once

#include "files/configurations.hpp"
#include "files/parameters.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace files {

/// Which of the concatenated frames are wanted.
struct Selection {
    std::size_t skip;
    std::size_t count; ///< `any`: all that follow
    std::int64_t first_id;
};

/// Configurations from elsewhere, as one batch of liquids.
struct Imported {
    Frames frames;       ///< ids are first_id, first_id + 1 ..
    Precision precision; ///< single if every file that gave a frame is
    std::optional<EquilibrationRecord>
        record; ///< of every file that gave a frame, one after the other
};

/// Frames of the files, in order.  A file is recognised by its content: HDF5 must be H5MD as the
/// tools write it and of the same model; anything else must be extended XYZ.
/// @throws files::Error  naming file and frame where check(configuration, model) fails, where N or
/// edge
///         differ, or where there are fewer frames than asked for
Imported read_sources(const std::vector<std::filesystem::path>& paths, const physics::Model& model,
                      const std::string& model_text, const Selection& selection);

/// Gives every glass the parent temperature [e/k_B] that it lacks.
/// @throws files::Error  naming the glass whose own temperature is another
void set_parent_temperature(Frames& frames, double temperature);

} // namespace files
