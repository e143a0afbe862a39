#pragma once

#include "files/configurations/configurations.hpp"
#include "physics/liquid/chain_run.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace files {

/// Samples of chains, with the record that shows how far they are equilibrated.
struct Samples {
    Frames frames;
    EquilibrationRecord record;
};

/// In single precision: no sampling error is as small as its rounding.
void write_samples(Output& file, const Samples& samples);

/// A segment as rows of a file: its samples, numbered from 0, and its record.
Frames frames_of(const physics::ChainSegment& segment, const physics::ChainRun& run,
                 const physics::Model& model, const std::string& model_text);
EquilibrationRecord record_of(const physics::RunSegment& done, const physics::ChainRun& run,
                              const std::string& start);

/// A configuration to go on from, and what is known of it.
struct LastSample {
    physics::Past past;
    physics::Configuration configuration;
    std::optional<physics::Bath> bath; ///< of its chain, where sizes breathed
};

/// The last sample of the run's chain in a segment or in a file of several chains.  Where the file
/// holds no such chain, its chains take turns: run n starts from the one at place n modulo their
/// number.
/// @throws files::Error  where model or number of particles are not those of the run, or where
///                       sweeps would count on from those of another chain
LastSample read_last_sample(const Input& file, const physics::ChainRun& run,
                            const physics::Model& model);

/// One segment of each chain, in the order given, with ids first_id, first_id + 1 ..
/// @throws files::Error  naming the segment that has no record, whose chain was there before, or
///                       whose model, N, box or temperature is not that of the first
Samples join_chains(const std::vector<std::filesystem::path>& segments, std::int64_t first_id);

} // namespace files
