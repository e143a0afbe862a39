#pragma once

#include <vector>

namespace physics {

/// The upper half of a distribution: p(t) = k/[2 tau Gamma(1/k)] exp(-((t - median)/tau)^k) beyond
/// the median.  An exponential for k = 1, a Gaussian for k = 2; tau and k are fitted.
struct Tail {
    double median;
    double tau;
    double shape; ///< k, between 1/2 and 8
};

/// Maximum likelihood, from the values beyond their median.
/// @throws std::invalid_argument  for fewer than four values, or none that exceeds the median
Tail fit_tail(const std::vector<double>& values);

/// p(t).  @throws std::invalid_argument  for t below the median
double density(const Tail& tail, double t);

} // namespace physics
