#pragma once

#include "files/double_wells/neighbours.hpp"
#include "physics/paths/transition_path.hpp"

namespace files {

/// A path between two minima.
struct Path {
    std::int64_t glass;                     ///< id
    std::int64_t first, last;               ///< -1: the glass; row of /neighbours
    std::string rejected;                   ///< empty: certified; else the reason
    double asymmetry;                       ///< U(last) - U(first) [e]
    double barrier;                         ///< U(top) - U of the higher end [e]
    double length;                          ///< arc length [l]
    double distance;                        ///< of the ends [l]
    double participation_ratio;             ///< of last - first
    double curvature;                       ///< t H t of the tangent at the top [e/l^2]
    std::int64_t negative;                  ///< negative eigenvalues at the top; -1: not counted
    std::int64_t top;                       ///< image
    double max_force;                       ///< left across the path [e/l]
    std::int64_t steps;                     ///< evaluations of the band
    std::vector<double> arc, energy, slope; ///< [G] of the images; energy from that of the first
};

/// The particles that move most along a path.
struct MovingAlong {
    std::vector<std::int64_t> particle; ///< [K]
    std::vector<float> position;     ///< [K][3] at the first minimum, nearest image from the first
                                     ///< of them [l]
    std::vector<float> displacement; ///< [G][K][3] of each image from the first minimum [l]
};

struct Paths {
    Neighbours neighbours; ///< of find-double-wells, and after them those met on paths; no pushes
    std::vector<Path> paths = {};
    std::vector<MovingAlong> moving = {}; ///< of each path
};

/// What was traced in the backbone of one glass.
struct TracedGlass {
    std::int64_t glass; ///< id
    const physics::Backbone& backbone;
    const std::vector<physics::NeighbouringMinimum>& minima; ///< known before, then those met
    const std::vector<physics::TransitionPath>& paths;
};

/// Adds paths, and the minima that were met on them.
/// @param particles  whose motion is kept
void append(Paths& to, const TracedGlass& traced, std::size_t particles);

/// All but the motion.  Of a catalogue: its lineage is that of the glasses that were searched.
Paths read_paths(const Input& file);
/// What moves along the path in row `row` of `paths`, which were read from the same file.
MovingAlong read_moving(const Input& file, const Paths& paths, std::size_t row);
void write_paths(Output& file, const Paths& paths);
/// The tables of minima and paths alone.
void write_path_tables(Output& file, const Paths& paths);
void round_to_single(Paths& paths);

} // namespace files
