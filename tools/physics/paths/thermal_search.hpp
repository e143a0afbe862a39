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
};

/// Excursions from the glass, after each of which it falls by jumps.
/// @param stream  of random numbers; excursion k begins at block k 2^40
/// @return  what became of each fall
std::vector<Push> search_thermally(const Surroundings& around, const ThermalSearch& thermal,
                                   const RandomStream& stream);

} // namespace physics
