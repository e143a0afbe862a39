#pragma once

#include "files/configurations/configurations.hpp"
#include "physics/glass/backbone.hpp"

namespace files {

/// A liquid that did not end in a certified minimum.
struct RejectedGlass {
    std::int64_t id;
    double max_force;   ///< where the quench gave up [e/l]
    std::string reason; ///< "max force", "saddle", "3 zero modes, particle 256 has no neighbours"
};

/// What a configuration was before the quench.
struct StartingGlass {
    std::int64_t id;
    double potential_energy; ///< per particle            [e]
    double max_force;        ///< largest force component [e/l]
    std::string state;       ///< "minimum", "saddle", "rattlers", "not at rest"
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

/// Largest force component of a minimum of which no quench tells what it took for one: positions
/// with ten digits leave 1e-5.  [e/l]
constexpr double force_at_rest = 1e-3;

/// The frames of a file of quench, or of any other whose configurations are minima.
/// @throws files::Error  as read_frames(), and naming a glass whose largest force component is above
///                       quench.at_rest of the quench that wrote the file (and above its
///                       max_force), or force_at_rest where no such value is recorded; or one that
///                       is no minimum, in a file that is not of quench
Frames read_minima(const std::filesystem::path& path);

/// Of frame f: all of the glass but its rattlers.
physics::Backbone backbone_of(const Frames& minima, std::size_t f);

/// H5MD with /observables, /as_read and /rejected.
void write_minima(Output& file, const Minima& minima);

} // namespace files
