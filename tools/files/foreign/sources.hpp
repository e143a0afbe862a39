#pragma once

#include "files/configurations/configurations.hpp"
#include "files/configurations/imported_glasses.hpp"
#include "files/foreign/particle_sizes.hpp"
#include "physics/model/pair_potential.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace files {

/// What is known of a liquid before its files are read.
struct KnownLiquid {
    double temperature;     ///< [e/k_B]
    std::int64_t particles; ///< in each frame
    std::size_t frames;     ///< in each file
};
KnownLiquid read_known_liquid(const std::filesystem::path& parameters);

/// Which of the concatenated frames are wanted.
struct Selection {
    std::size_t skip;
    std::size_t count; ///< `any`: all that follow
    std::int64_t first_id;
    std::optional<KnownLiquid> liquid = {}; ///< what the files must agree with
    Reading reading = {};                   ///< of files of other programs
    bool other_model = false;               ///< liquids of these tools may be of another model
};

/// Configurations from elsewhere, as one batch of liquids.
struct Imported {
    Frames frames;                      ///< ids are first_id, first_id + 1 ..
    std::vector<ImportedGlass> glasses; ///< where each frame was read
    Precision precision;                ///< single if every file that gave a frame is
    EquilibrationRecord record;         ///< of every file that gave a frame, one after the other
};

/// Frames of the files, in order, their energies and forces not known yet.  A file is recognised by
/// its content: one of these tools must be of the same model unless `other_model`; for any other,
/// see read_foreign_file().  Glasses that do not tell their parent temperature get that of
/// `selection.liquid`.
/// @throws files::Error  naming file and frame where check(configuration, model) fails, where N,
///                       edge, parent temperature or the frames of a file differ or are not those
///                       of `selection.liquid`, where check_sizes() fails for such a liquid, where
///                       two frames are one configuration, or where there are fewer frames than
///                       asked for
Imported read_sources(const std::vector<std::filesystem::path>& paths, const physics::Model& model,
                      const std::string& model_text, const Selection& selection);

/// Energy and largest force of every glass, as read from `paths`.
/// @throws files::Error  naming path and glass
void judge(Imported& imported, const physics::PairPotential& potential,
           const std::vector<std::filesystem::path>& paths);

void write_liquids(Output& file, const Imported& imported);

} // namespace files
