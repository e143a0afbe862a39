#pragma once

#include "files/double_wells/paths.hpp"

namespace files {

/// The certified paths of many glasses, in the groups of trace-paths but without the motion of the
/// particles, and which glasses were searched: a catalogue may hold others.
struct KeptWells {
    std::vector<std::int64_t> searched = {}; ///< ids
    std::vector<Neighbour> minima = {};
    std::vector<Path> paths = {};
};

/// Adds the certified paths between a glass and a minimum beside it.
/// @param batch         in single precision, whose error is far below that of a path
/// @param modes_before  rows of /nonlinear_modes that are there before those of this batch
void add(KeptWells& wells, const Paths& batch, std::size_t modes_before);

/// In single precision; empty where none were kept.
KeptWells read_kept_wells(const Input& file);
void write_kept_wells(Output& file, const KeptWells& wells);

} // namespace files
