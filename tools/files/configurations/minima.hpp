#pragma once

#include "files/configurations/configurations.hpp"

namespace files {

/// A liquid that did not end in a certified minimum.
struct RejectedGlass {
    std::int64_t id;
    double max_force;   ///< where the quench gave up [e/l]
    std::string reason; ///< "max force", "saddle"
};

/// What a configuration was before the quench.
struct StartingGlass {
    std::int64_t id;
    double potential_energy; ///< per particle            [e]
    double max_force;        ///< largest force component [e/l]
    std::string state;       ///< "minimum", "saddle", "not at rest"
};

/// Inherent structures, and what was left out.  Frame f is row f of the observables.
struct Minima {
    Frames frames;
    std::vector<double> potential_energy = {}; ///< per particle [e]
    std::vector<double> pressure = {};         ///< virial       [e/l^3]
    std::vector<double> max_force = {};        ///< largest force component [e/l]
    std::vector<StartingGlass> as_read = {};   ///< of every liquid
    std::vector<RejectedGlass> rejected = {};
};

/// H5MD with /observables, /as_read and /rejected.  Readers need the frames alone: read_frames().
void write_minima(Output& file, const Minima& minima);

} // namespace files
