#pragma once

#include "physics/tunnelling/path_profile.hpp"

namespace physics {

struct LevelSearch {
    double behind; ///< the line goes on behind both minima     [oscillator lengths of the well]
    double points; ///< of the coarser grid  [1/oscillator length of the narrower well]
    double direct_above; ///< splittings below are found by the current   [e]
};

/// Levels of a double well along its path: its two-level system.  [e]
///
/// Transverse zero-point motion and shortcuts off the path are left out: the path is a line of
/// 3N-dimensional arc length on which a particle of mass m moves.
struct DoubleWellLevels {
    double ground;          ///< E_0, from V of the first minimum
    double splitting;       ///< E = E_1 - E_0; sqrt(epsilon^2 + delta_0^2) while E is small against
                            ///< E_2 - E_0
    double excitation;      ///< E_2 - E_0: a two-level system needs E well below
    bool localised = false; ///< each well holds a state below the top; else there is no two-level
                            ///< system, and the numbers below are NaN
    double epsilon; ///< ground state of the last well minus that of the first, the zero-point
                    ///< energies included; each without tunnelling
    double delta_0; ///< smallest splitting of the two lowest levels under a linear tilt
    double lowest_epsilon, highest_epsilon; ///< under tilts that leave a state in each well
    bool by_current = false;                ///< delta_0 is 2 current()
};

/// Finite differences on two grids, extrapolated (Richardson); the range of epsilon to 1e-3, from the
/// coarser.
/// @param hbar  in the units of the profile, more than 0, see MaterialUnits  [e t]
/// @throws std::invalid_argument  if check(profile) does, or the path has no top between its ends
DoubleWellLevels solve_levels(const PathProfile& profile, double hbar, const LevelSearch& search);

} // namespace physics
