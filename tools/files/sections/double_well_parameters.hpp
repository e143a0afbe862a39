#pragma once

#include "files/yaml/parameters.hpp"
#include "physics/ensemble/direct_estimate.hpp"
#include "physics/paths/thermal_search.hpp"
#include "physics/paths/transition_path.hpp"
#include "physics/tunnelling/double_well_levels.hpp"

#include <cstdint>
#include <vector>

// The sections of the configuration that the stages of double wells read.

namespace files {

/// Section double_wells, with the descent of section quench.
struct DoubleWellsStage {
    physics::PushSearch push;
    physics::ThermalSearch dynamics; ///< a second search; no excursions: left out
    std::int64_t seed;               ///< of its random numbers
};
DoubleWellsStage read_double_wells_stage(Parameters& parameters);

/// Section paths.
struct PathsStage {
    physics::PathSearch search;
    std::size_t particles; ///< whose motion along a path is kept
};
PathsStage read_paths_stage(Parameters& parameters);

/// Section tunnelling, with mass and spacing of n0.material.
struct TunnellingStage {
    double mass;      ///< m of a particle [kg]
    double spacing;   ///< a [m]
    bool along_chord; ///< V as a function of the straight way between the minima
    physics::LevelSearch search;
};
TunnellingStage read_tunnelling_stage(Parameters& parameters);

/// Section two_level_systems, with splitting and smallest_tunnelling of n0.material.
struct TwoLevelSystemsStage {
    std::vector<physics::DensityWindow> windows; ///< one for each A
    physics::CaptureBins bins;
    physics::Sampling sampling;
};
TwoLevelSystemsStage read_two_level_systems_stage(Parameters& parameters);

} // namespace files
