#pragma once

#include <vector>

namespace physics {

/// Density at t of positive numbers, by a Gaussian kernel that is reflected at zero.
/// @throws std::invalid_argument  if there are no values or bandwidth <= 0
double kernel_density(const std::vector<double>& values, double bandwidth, double t);

/// Bandwidth of largest cross-validated likelihood: prod_i p_{-i}(t_i), where p_{-i} leaves value i
/// out.  The search is between 1/5 and 2 times Silverman's 1.06 sigma n^(-1/5): below, two values
/// that happen to be equal would decide.
/// @throws std::invalid_argument  for fewer than three values, or values that are all equal
double cross_validated_bandwidth(std::vector<double> values);

} // namespace physics
