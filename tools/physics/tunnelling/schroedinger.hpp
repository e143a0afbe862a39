#pragma once

#include <Eigen/Core>

namespace physics {

/// H = -(hbar^2/2) d2/ds2 + V(s) for mass 1, by finite differences on equidistant points; psi vanishes
/// one step beyond both ends.  Errors of levels are of order step^2.
struct Line {
    double step;               ///< [l]
    Eigen::VectorXd potential; ///< [P] V at the points  [e]
    double hbar;               ///< for m = 1  [e t]
};

/// The lowest levels, ascending, [count].  Bisection with Sturm's count: each is right to rounding,
/// about 1e-16 (max V + 2 hbar^2/step^2).
/// @throws std::invalid_argument  unless the line has more points than `count`
Eigen::VectorXd lowest_levels(const Line& line, int count);

/// The state of a level, [P], sum psi^2 step = 1.  From both ends inwards (a twisted factorisation),
/// so that the smallest amplitudes in forbidden regions are right in all digits.
Eigen::VectorXd state(const Line& line, double level);

/// The matrix element of tunnelling between two localised states: the current
///     (hbar^2/2) |psi_a psi_b' - psi_b psi_a'|
/// between the points k and k + 1.  J. Bardeen, Phys. Rev. Lett. 6, 57 (1961)
/// @param a, b  states of potentials that agree with V up to k + 1, and from k on
double current(const Line& line, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
               Eigen::Index k);

} // namespace physics
