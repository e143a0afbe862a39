#pragma once

#include "files/configurations.hpp"

namespace files {

/// A liquid that did not end in a certified minimum.
struct RejectedGlass {
    std::int64_t id;
    double max_force;   ///< where the quench gave up [e/l]
    std::string reason; ///< "max force", "saddle"
};

/// Inherent structures, and what was left out.  Frame f is row f of the observables.
struct Minima {
    Frames frames;
    std::vector<double> potential_energy = {}; ///< per particle [e]
    std::vector<double> pressure = {};         ///< virial       [e/l^3]
    std::vector<double> max_force = {};        ///< largest force component [e/l]
    std::vector<RejectedGlass> rejected = {};
};

/// H5MD with /observables, and /rejected.  Readers need the frames alone: read_frames().
void write_minima(Output& file, const Minima& minima);

} // namespace files
