#pragma once

#include <Eigen/Core>

namespace physics {

/// @throws std::invalid_argument  "WHAT is VALUE, expected EXPECTED", unless it holds
void expect(bool holds, const char* what, double value, const char* expected);

/// @param velocities  of all degrees of freedom, m = 1  [l/t]
/// @throws std::runtime_error  if their kinetic energy is more than a thousand times thermal, or NaN
void expect_stable(const Eigen::Ref<const Eigen::MatrixXd>& velocities, double temperature,
                   double timestep);

} // namespace physics
