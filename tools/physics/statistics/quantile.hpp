#pragma once

#include <vector>

namespace physics {

/// The value below which a fraction p of the numbers lies, linear between neighbours.
/// @throws std::invalid_argument  if there are none, or p is outside [0, 1]
double quantile(std::vector<double> values, double p);

double median(std::vector<double> values);

} // namespace physics
