#pragma once

#include "physics/liquid/molecular_dynamics.hpp"
#include "physics/paths/neighbouring_minima.hpp"
#include "physics/statistics/random.hpp"

#include <cstdint>
#include <vector>

namespace physics {

/// Short molecular dynamics from a glass, again and again: a search that knows nothing of its modes.
struct ThermalSearch {
    LangevinParameters motion;
    std::int64_t steps; ///< of an excursion
    int excursions;
    double moved; ///< particles displaced by more belong to a jump               [l]
    double apart; ///< jumps whose particles are all farther apart are several     [l]
};

/// Parts of a displacement [3][N] that are jumps of their own: the particles that moved, in groups
/// whose members are within `apart` of another, at the positions [3][N] of the glass.
std::vector<Eigen::Matrix3Xd> separate_jumps(const Configuration& glass,
                                             const Eigen::Matrix3Xd& displacement,
                                             const ThermalSearch& thermal);

/// Excursions from the glass, each followed by a fall.  If several jumps happened at once, the glass
/// falls from each of them alone, as two double wells are not one.
/// @param stream  of random numbers; excursion k begins at block k 2^40
/// @return  what became of each fall
std::vector<Push> search_thermally(const Surroundings& around, const ThermalSearch& thermal,
                                   const RandomStream& stream);

} // namespace physics
