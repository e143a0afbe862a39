#pragma once

#include "physics/statistics/random.hpp"

#include <cstddef>

namespace physics {

/// Up to this many events (an error of a third) a bootstrap says little, and may draw none at all;
/// the count is then taken from poisson_mean() instead.
inline constexpr std::size_t few_events = 9;

/// A draw of the mean of a Poisson variable after `count` events were seen: Gamma(count + 1), the
/// posterior of a flat prior.  For count = 0 its 68 % and 95 % points are the classical limits 1.14
/// and 3.00.  @throws std::invalid_argument  unless count >= 0
double poisson_mean(double count, Random& random);

} // namespace physics
