#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// When a displacement is several jumps.
struct JumpSearch {
    double moved; ///< particles displaced by more belong to a jump               [l]
    double apart; ///< jumps whose particles are all farther apart are several    [l]
};

/// Parts of a displacement [3][N] that are jumps of their own: the particles that moved, in groups
/// whose members are within `apart` of another, at the positions [3][N] of the glass.
std::vector<Eigen::Matrix3Xd> separate_jumps(const Configuration& glass,
                                             const Eigen::Matrix3Xd& displacement,
                                             const JumpSearch& search);

} // namespace physics
