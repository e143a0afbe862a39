#pragma once

#include "files/double_wells/kept_wells.hpp"
#include "files/ensemble/relaxation.hpp"
#include "files/modes/elasticity.hpp"
#include "files/modes/moving_parts.hpp"

namespace files {

/// All glasses of one parent temperature, with what the averages, figures and the report need of
/// them.  Its groups are those of the stages: whoever reads elasticity, modes, nonlinear modes or
/// the record of liquids reads a catalogue likewise, beside batches of other glasses.  Numbers of
/// glasses, modes, wells and records are in single precision.
struct Catalogue {
    Elasticity elasticity = {}; ///< its lineage is that of all
    Modes modes = {};
    NonlinearModes nonlinear_modes = {}; ///< without displacements
    EquilibrationRecord record = {};     ///< each row once; of breathing sizes the last segment
    std::vector<Lag> overlaps = {};      ///< of the liquids
    std::vector<MovingPart> softest = {};
    KeptWells wells = {};
    std::vector<Provenance::Source> sources = {}; ///< every file that a glass came from
};

/// The files of one batch.
struct Batch {
    std::filesystem::path liquids, minima, elasticity, modes, nonlinear_modes;
    std::filesystem::path paths = {}; ///< empty: double wells were not searched
};

/// In the order of the stages.
std::vector<std::filesystem::path> files_of(const Batch& batch);

Catalogue read_catalogue(const Input& file);

/// Adds the glasses of a batch after those that are there.
/// @throws files::Error  where the files of the batch do not hold the same glasses, where a glass
///                       is there already, or where model, N or parent temperature differ
/// @param run  that was given the files of the batch
void add(Catalogue& catalogue, const Batch& batch, const Provenance& run, const Kept& kept);

void write_catalogue(Output& file, const Catalogue& catalogue);

} // namespace files
