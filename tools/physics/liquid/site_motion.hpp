#pragma once

#include "physics/liquid/neighbour_lists.hpp"

#include <Eigen/Core>

namespace physics {

// The passes over all particles that every step needs, compiled for every instruction set.

/// v += kick f, then x += drift v.  All [4][N], positions and sizes.
void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift);

/// Writes the sites with their positions moved by whole edges into [0, edge).
/// @param x  [4][N] positions and sizes; sizes are positive  [l]
void fold(const Eigen::Matrix4Xd& x, float edge, Site* sites);

/// Forces in double precision.  [4][N]
void widen(const Site* pulls, Eigen::Matrix4Xd& forces);

} // namespace physics
