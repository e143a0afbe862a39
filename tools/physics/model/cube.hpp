#pragma once

#include <Eigen/Core>

#include <optional>

namespace physics {

/// Edge of the periodic cube that three edge vectors span, one in each row.  They lie along the
/// axes in any order and sign; nothing if the box is no cube or the vectors are left-handed.
/// Relative tolerance 1e-6: single precision, or six digits.
std::optional<double> cube_edge(const Eigen::Matrix3d& vectors);

} // namespace physics
