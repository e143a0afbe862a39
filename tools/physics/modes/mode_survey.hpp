#pragma once

#include "physics/modes/harmonic_modes.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <vector>

namespace physics {

/// The soft modes of one glass with their expansions.
struct ModeSurvey {
    HarmonicModes modes;                     ///< the sign of each field makes kappa >= 0
    std::vector<Expansion> expansions;       ///< [M]
    std::vector<double> participation_ratio; ///< [M]
    /// Modes by count_below(), translations left out, which proves that none is missed; -1: not
    /// counted.
    Eigen::Index inertia_count;
};

/// modes_below() and expand_along() of one glass, the Hessian factorised once.
/// @param count_by_inertia  also count the modes by Sylvester's law, independently of the search
/// @pre  the configuration is a minimum
/// @throws std::runtime_error  if modes_below() does, or if the count by inertia differs
ModeSurvey survey_modes(const Configuration& c, const PairPotential& potential,
                        const ModeSearch& search, bool count_by_inertia);

/// Modes below omega = x omega_D by Debye's law, 3(N - 1) x^3, translations left out; all of them
/// from x = 1 on.
double debye_count(double x, Eigen::Index particles);

} // namespace physics
