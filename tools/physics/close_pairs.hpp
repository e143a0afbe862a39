#pragma once

#include "physics/configuration.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

struct ClosePair {
    int i;
    int j;
    Eigen::Vector3d r; ///< r_j - r_i, nearest image  [l]
};

/// Positions moved by whole edges into [0, edge).  [3][N]
Eigen::Matrix3Xd wrapped(const Configuration& c);

/// Every pair i < j nearer than `reach`, once, ordered by (i, j).  Linear in N from three cells of
/// that width to an edge on; all pairs in smaller boxes.
/// @pre  reach < edge / 2, or a second image of a pair would be left out
std::vector<ClosePair> close_pairs(const Configuration& c, double reach);

} // namespace physics
