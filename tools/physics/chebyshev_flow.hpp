#pragma once

#include <Eigen/Core>

#include <functional>

namespace physics {

/// A function V on the unit sphere and its downhill direction.  Writes rate = -grad V(y), returns
/// V(y); not finite where y lies outside the domain of V.
/// @pre  V does not depend on |y|: V(c y) = V(y), so rate(c y) = rate(y)/c and y . rate = 0
using Downhill = std::function<double(const Eigen::VectorXd& y, Eigen::VectorXd& rate)>;

struct FlowLimits {
    double accuracy;     ///< local error of one step, |dy|
    double rate;         ///< at rest: |grad V| at |y| = 1 is at most this
    int max_evaluations; ///< of the function before giving up
};

struct FlowEnd {
    Eigen::VectorXd y;    ///< |y| = 1
    Eigen::VectorXd rate; ///< -grad V(y)
    double potential;     ///< V(y)
    double time;
    int evaluations;
    bool at_rest;
};

/// Follows dy/dt = -grad V(y) on |y| = 1 from `start` until it comes to rest or the evaluations run
/// out.
///
/// Runge-Kutta-Chebyshev of order 2 (Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88, 315
/// (1998)): s evaluations carry a stiff flow over a time of 0.65 s^2 / rho, where Euler's method
/// needs s^2 / 2 of them.  rho, the spectral radius of the second derivative of V, is measured by
/// the power method; the step adapts to the embedded error estimate, and one that leaves the domain
/// or climbs is repeated shorter: the flow stays in the basin it started in.
/// @throws std::invalid_argument  if start is not of unit norm (1e-10) or V(start) is not finite
FlowEnd follow_flow(const Downhill& downhill, const Eigen::VectorXd& start,
                    const FlowLimits& limits);

} // namespace physics
