#pragma once

#include "physics/statistics/blocking.hpp"

#include <vector>

namespace physics {

/// The two-level system of a real double well.
struct TunnellingSystem {
    double epsilon; ///< asymmetry of the localised states [K]
    double delta_0; ///< tunnelling [K]
};

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
/// not.  Where epsilon is evenly distributed in (-A, A) whatever Delta_0,
///     n_0(E)           = 1/(k_B V n_g) sum_i E/sqrt(E^2 - Delta_0i^2)/A,
///     mean up to E     = 1/(k_B V n_g) sum_i sqrt(1 - Delta_0i^2/E^2)/A,
/// over the wells of the window, in kelvin.  The second is not dominated by wells near Delta_0 = E.
/// Both signs of epsilon are in it; [Ji] Eq. (5) has one.  Only wells that were found count: a search
/// that begins at modes below the first plane wave misses stiffer ones.
/// @param of_glasses  the double wells of each glass       @param draw  glasses, with repetition
/// @param volume      of one glass                         [m^3]
/// @throws std::invalid_argument  if no glass is drawn, or 0 < Delta_min < E, A > 0 and V > 0 do not
///                                hold
DirectDensity direct_density(const std::vector<std::vector<TunnellingSystem>>& of_glasses,
                             const Draw& draw, const DensityWindow& window, double volume);

} // namespace physics
