#pragma once

#include <Eigen/Core>

namespace physics {

/// Numbers without pattern, uniform in -1/2 .. 1/2, the same in every run.
Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns);

} // namespace physics
