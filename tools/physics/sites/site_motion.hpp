#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

namespace physics {

/// Positions and sizes.  [4][N]
Eigen::Matrix4Xd sites_of(const Configuration& c);

/// The mean position.
Eigen::Vector3d centre(const Eigen::Matrix4Xd& sites);

/// v += kick f, then x += drift v, compiled for every instruction set.  All [4][N], positions and
/// sizes.
void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift);

} // namespace physics
