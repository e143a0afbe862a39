#pragma once

#include "physics/modes/harmonic_modes.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <vector>

namespace physics {

/// Every soft mode of one glass with its expansion.
struct ModeSurvey {
    HarmonicModes modes;                     ///< each field's sign such that kappa >= 0
    std::vector<Expansion> expansions;       ///< [M]
    std::vector<double> participation_ratio; ///< [M]
    Eigen::Index inertia_count; ///< modes by count_below(), translations left out; -1: not counted
};

/// modes_below() and expand_along() of one glass, the Hessian factorised once.
/// @param count_by_inertia  also count the modes by Sylvester's law, which knows nothing of the
/// search
/// @pre  the configuration is a minimum
/// @throws std::runtime_error  where modes_below() does, or if the count by inertia is another
ModeSurvey survey_modes(const Configuration& c, const PairPotential& potential,
                        const ModeSearch& search, bool count_by_inertia);

} // namespace physics
