#pragma once

#include <Eigen/Core>

namespace physics {

/// v += kick f, then x += drift v, compiled for every instruction set.  All [4][N], positions and
/// sizes.
void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift);

} // namespace physics
