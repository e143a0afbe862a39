#pragma once

#include "physics/model/verlet_forces.hpp"
#include "physics/paths/neighbouring_minima.hpp"

#include <vector>

namespace physics {

/// Where a rough descent from positions `x` [3][N] of a glass ends.  It is not followed further once it
/// is within search.returned of one of `targets`, [3][N] each.
/// @param forces  of the glass
Eigen::Matrix3Xd descended(Eigen::Matrix3Xd x, VerletForces forces, const PushSearch& search,
                           const std::vector<Eigen::Matrix3Xd>& targets);

} // namespace physics
