#pragma once

#include <Eigen/Core>

#include <optional>

namespace physics {

/// Edge of the periodic cube along the axes that three edge vectors span, one a row, also
/// turned by right angles; nothing if they span another box or are left-handed.  Relative 1e-6: single precision, or six digits.
std::optional<double> cube_edge(const Eigen::Matrix3d& vectors);

} // namespace physics
