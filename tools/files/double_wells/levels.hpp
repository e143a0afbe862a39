#pragma once

#include "files/configurations/glasses.hpp"
#include "files/double_wells/paths.hpp"
#include "physics/tunnelling/double_well_levels.hpp"
#include "physics/tunnelling/material_units.hpp"

namespace files {

/// The two-level system of a certified path, in kelvin.
struct Levels {
    std::int64_t glass;    ///< id
    std::int64_t path;     ///< row of /paths
    std::int64_t of_glass; ///< 1: one of its minima is the glass itself; 0: both are beside it
    double epsilon;        ///< NaN: not localised [K]
    double delta_0;        ///< likewise [K]
    double lowest_epsilon, highest_epsilon; ///< under tilts that leave a state in each well [K]
    double ground;                          ///< E_0, from V of the first minimum [K]
    double splitting;                       ///< E_1 - E_0 [K]
    double excitation;                      ///< E_2 - E_0 [K]
    std::int64_t localised;                 ///< 1: both wells hold a state below the top
    std::int64_t by_current;                ///< 1: delta_0 is that of Bardeen's current
    std::int64_t by_pushes;                 ///< 1: pushes found the minimum beside the glass
    std::int64_t by_dynamics;               ///< 1: dynamics found it
};

/// A certified path without levels.
struct UnsolvedPath {
    std::int64_t glass, path;
    std::string reason;
};

struct LevelsOfPaths {
    Lineage lineage;
    physics::MaterialUnits units;
    std::vector<Levels> levels = {};
    std::vector<UnsolvedPath> rejected = {};
};

/// V(s) of a path.  Along its chord every step is shorter by distance/length: no way between the
/// minima is shorter, so Delta_0 is no larger than with these steps under the same barrier.
physics::PathProfile profile(const Path& path, bool along_chord);

/// Levels of the path in row `row` of `paths`, in kelvin.
Levels in_kelvin(const physics::DoubleWellLevels& levels, double kelvin, const Paths& paths,
                 std::size_t row);

LevelsOfPaths read_levels(const Input& file);
void write_levels(Output& file, const LevelsOfPaths& levels);

} // namespace files
