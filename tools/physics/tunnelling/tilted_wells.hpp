#pragma once

#include "physics/tunnelling/double_well_levels.hpp"
#include "physics/tunnelling/schroedinger.hpp"

#include <optional>
#include <utility>

// The wells of a path on a grid, under a tilt that moves one against the other.

namespace physics {

/// A double well on a grid.  A tilt adds tilt (s - s_top).
struct WellGrid {
    Line line;
    Eigen::VectorXd from_top;         ///< [P] s - s_top
    Eigen::Index below_top;           ///< the last point before the top
    Eigen::Index first_end, last_end; ///< nearest to the minima
    double distance;                  ///< between the minima
    double bare;                      ///< V(last) - V(first)
};

/// @param refinement  the step is 1/(points refinement) of the oscillator length
WellGrid well_grid(const PathProfile& profile, double hbar, const LevelSearch& search,
                   int refinement);

Line tilted(const WellGrid& g, double tilt);

/// Both wells, each with its potential continued at the height of the top beyond it.
struct LocalisedWells {
    Line first, last;
    double first_level, last_level;
    Eigen::Index below_top; ///< the tilted top lies between this point and the next
};

/// Nothing where the tilt leaves no top between the wells, or the ground state of one lies above it.
std::optional<LocalisedWells> localise(const WellGrid& g, double tilt);

/// The tilt at which the localised levels are equal.
struct Resonance {
    double tilt;
    LocalisedWells wells;
};
std::optional<Resonance> resonance(const WellGrid& g);

/// Lowest and highest difference of the localised levels, last minus first, under tilts that leave a
/// state in each well; to 1e-3 of its distance from the resonance.
/// @param tilt  one that does
std::pair<double, double> range_of_asymmetry(const WellGrid& g, double tilt);

} // namespace physics
