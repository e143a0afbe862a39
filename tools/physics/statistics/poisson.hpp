#pragma once

#include "physics/statistics/random.hpp"

namespace physics {

/// A draw of the mean of a Poisson variable after `count` events were seen: Gamma(count + 1), the
/// posterior of a flat prior.  For count = 0 its 68 % and 95 % points are the classical limits 1.14
/// and 3.00.  @throws std::invalid_argument  unless count >= 0
double poisson_mean(double count, Random& random);

} // namespace physics
