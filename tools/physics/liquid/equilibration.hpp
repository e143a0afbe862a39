#pragma once

#include "physics/liquid/record.hpp"
#include "physics/liquid/relaxation.hpp"
#include "physics/model/configuration.hpp"

#include <cstdint>
#include <vector>

namespace physics {

/// A configuration of a chain, and the sweep at which it was kept.
struct ChainSample {
    std::int64_t chain, sweep;
    Configuration configuration;
};

/// Samples that are known by chain and sweep only, without configurations.
struct KnownSamples {
    struct Place {
        std::int64_t chain, sweep;
    };
    std::vector<Place> samples = {};
    OverlapsByLag overlaps = {}; ///< among these samples
};

/// A mean over chains with its standard error; NaN without chains, and a NaN error for one chain.
struct MeanOfChains {
    double value, error;
};

/// Evidence of equilibration at one parent temperature.
struct Equilibration {
    std::int64_t chains = 0, samples = 0;
    std::int64_t first_sweep = -1, last_sweep = -1; ///< of the samples; -1: there are none
    OverlapsByLag overlaps;       ///< of the samples of a chain with at most 100 earlier ones each
    double relaxation_sweeps = 0; ///< lag at which the mean overlap falls to 1/e; NaN: it does not
    MeanOfChains energy = {};     ///< U/N since the first sample                               [e]
    MeanOfChains energy_change = {}; ///< later half since the first sample, less the earlier   [e]
};

/// Displacement of the centre of mass between two configurations of one chain: the mean
/// displacement of the particles.  [l]
/// @pre  relative to that mean, and to particle 0, particles moved less than half the box edge
Eigen::Vector3d mean_displacement(const Configuration& now, const Configuration& then);

/// Overlaps are self_overlap() with the mean displacement removed, also between different segments
/// of a chain.  Those at lags shorter than the spacing of the samples come from the record, without
/// its rows of the burn-in.
/// @param samples           of known chains
/// @param overlap_distance  of self_overlap(), that of the record  [l]
/// @param known             more samples; their overlaps with `samples` are left out
Equilibration measure_equilibration(const std::vector<ChainSample>& samples,
                                    const std::vector<RecordRow>& record, double overlap_distance,
                                    const KnownSamples& known = {});

} // namespace physics
