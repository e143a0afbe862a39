#pragma once

#include "physics/paths/neighbouring_minima.hpp"

#include <vector>

namespace physics {

/// Where a rough descent from `c` ends.  It is not followed further once it is within
/// search.returned of one of `targets`, [3][N] each.
Configuration descended(Configuration c, const PairPotential& potential, const PushSearch& search,
                        const std::vector<Eigen::Matrix3Xd>& targets);

} // namespace physics
