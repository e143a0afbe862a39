#pragma once

#include "files/hdf5/h5.hpp"
#include "physics/liquid/equilibration.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace files {

/// One lag, averaged over all pairs of samples.
struct Lag {
    double parent_temperature;
    std::int64_t lag, pairs;
    double overlap;
};

/// /relaxation/pairs of a relaxation file or a catalogue.
std::vector<Lag> read_lags(const Input& file);
void write_lags(Output& file, const std::vector<Lag>& lags);
std::vector<Lag> lags_at(double parent_temperature, const std::vector<Lag>& lags);

/// The chains of one parent temperature, gathered from their liquids.
struct Liquids {
    double parent_temperature; ///< [e/k_B]
    std::vector<physics::ChainSample> samples;
    physics::KnownSamples known;            ///< of catalogues
    std::vector<physics::RecordRow> record; ///< each row once
};

/// Hot to cold, from liquids and catalogues.  Configurations of unknown chains are left out, and a
/// parent temperature that has no other has no samples.
std::vector<Liquids> gather_liquids(const std::vector<std::filesystem::path>& paths);

/// @param evidence   of each of `liquids`
/// @param by_energy  its temperature, see temperatures_of_energies()
void write_relaxation(Output& file, const std::vector<Liquids>& liquids,
                      const std::vector<physics::Equilibration>& evidence,
                      const std::vector<physics::MeanOfChains>& by_energy);

} // namespace files
