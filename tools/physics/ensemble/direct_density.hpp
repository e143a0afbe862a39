#pragma once

#include "physics/ensemble/completeness.hpp"

#include <vector>

namespace physics {

/// Which double wells count.
struct DensityWindow {
    double splitting;           ///< E [K]
    double smallest_tunnelling; ///< Delta_min [K]
    double asymmetry;           ///< A: wells with |epsilon| < A stand for those near 0 [K]
};

/// What the double wells of some glasses say of the density of two-level systems.
struct DirectDensity {
    std::size_t count;   ///< wells with |epsilon| < A and Delta_min < Delta_0 < E
    double at_splitting; ///< n_0(E)             [1/(J m^3)]
    double below;        ///< mean of n_0 below E [1/(J m^3)]
};

/// n_0 without an expansion.  A double well whose E is below 1 K is rare, wells with any epsilon are
/// not.  A tilt moves epsilon of a well between its own ends, epsilon_- and epsilon_+.  Where the
/// epsilon of its kind is evenly distributed between them, and within (-A, A), one that is found
/// stands for a density 1/w at epsilon = 0, with w = min(A, epsilon_+) + min(A, -epsilon_-):
///     n_0(E)           = 1/(k_B V n_g) sum_i (2/w_i) E/sqrt(E^2 - Delta_0i^2)/c_i,
///     mean up to E     = 1/(k_B V n_g) sum_i (2/w_i) sqrt(1 - Delta_0i^2/E^2)/c_i,
/// over the wells of the window, in kelvin; 2/w = 1/A for a well that no tilt up to A destroys.  The
/// second is not dominated by wells near Delta_0 = E.  Both signs of epsilon are in it; [Ji] Eq. (5)
/// has one.  c_i is the share of wells like it that the searches find; 1 counts the found ones alone.
/// @param of_glasses  the double wells of each glass       @param draw  glasses, with repetition
/// @param volume      of one glass                         [m^3]
/// @throws std::invalid_argument  if no glass is drawn, or 0 < Delta_min < E, A > 0 and V > 0 do not
///                                hold
DirectDensity direct_density(const WellsOfGlasses& of_glasses, const Draw& draw,
                             const DensityWindow& window, double volume,
                             const Completeness& completeness = {});

} // namespace physics
