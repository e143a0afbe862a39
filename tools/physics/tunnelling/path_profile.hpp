#pragma once

#include <Eigen/Core>

namespace physics {

/// Energy along a path between two minima, known at its images: V(s) with the arc length s.
struct PathProfile {
    Eigen::VectorXd arc;    ///< [I] s, ascending from 0                  [l]
    Eigen::VectorXd energy; ///< [I] V - V(0)                             [e]
    Eigen::VectorXd slope;  ///< [I] dV/ds                                [e/l]
};

/// Throws std::invalid_argument unless the profile has at least three images and one length, arc
/// ascends, and V curves upwards at both ends.
void check(const PathProfile& profile);

/// V(s): cubic Hermite polynomials between the images; behind both ends a wall with the curvature of
/// the polynomial there, and with its third derivative where that makes the wall steeper.
/// Continuous with its slope, and with its curvature at the ends.
/// @pre  check(profile)
double energy(const PathProfile& profile, double s);

/// d2V/ds2 at the first and at the last image.  [e/l^2]
double first_curvature(const PathProfile& profile);
double last_curvature(const PathProfile& profile);

/// The highest point between two images.
struct Top {
    double arc;    ///< [l]
    double energy; ///< [e]
};
Top top(const PathProfile& profile);

} // namespace physics
