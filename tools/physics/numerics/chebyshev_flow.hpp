#pragma once

#include <Eigen/Core>

#include <functional>
#include <span>
#include <vector>

namespace physics {

template <class Real>
struct FlowPoint {
    Eigen::Matrix<Real, Eigen::Dynamic, 1> y, rate; ///< rate = -grad V(y)
    double potential; ///< V(y); not finite where y lies outside the domain of V
};

/// A function V on the unit sphere: writes rate and potential of each point.
/// @pre  V does not depend on |y|: V(c y) = V(y), so rate(c y) = rate(y)/c and y . rate = 0
template <class Real>
using Downhill = std::function<void(std::span<FlowPoint<Real>* const>)>;

struct FlowLimits {
    double accuracy;     ///< local error of one step, |dy|
    double rate;         ///< at rest: |grad V| at |y| = 1 is at most this, or its rounding error
    int max_evaluations; ///< of the function before giving up
};

template <class Real>
struct FlowEnd {
    FlowPoint<Real> point; ///< |y| = 1
    double time;
    int evaluations;
    bool at_rest;
};

/// Follows dy/dt = -grad V(y) on |y| = 1 from each start until it comes to rest or its evaluations
/// run out.  Flows are independent; V is evaluated for up to `at_once` of them together.
///
/// Runge-Kutta-Chebyshev of order 2 (Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88, 315
/// (1998)): s evaluations carry a stiff flow over a time of 0.65 s^2 / rho, where Euler's method
/// needs s^2 / 3 of them.  rho, the spectral radius of the second derivative of V, is measured by
/// the power method; the step adapts to the embedded error estimate, and one that leaves the domain
/// or climbs is repeated shorter: the flow stays in the basin it started in.
/// @param limits  one for each start
/// @tparam Real  double, or float: twice the flows at once, to rates of 1e-6 rho, which is what
/// rounding leaves of them after many stages
/// @throws std::invalid_argument  if a start is not of unit norm (1e-10, in single precision 1e-6)
///                                or V(start) is not finite
template <class Real>
std::vector<FlowEnd<Real>>
follow_flows(const Downhill<Real>& downhill,
             const std::vector<Eigen::Matrix<Real, Eigen::Dynamic, 1>>& starts,
             const std::vector<FlowLimits>& limits, std::size_t at_once);

} // namespace physics
