#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

#include <functional>
#include <span>

namespace physics {

struct Neighbour {
    int j;
    Eigen::Vector3d r; ///< r_j - r_i, nearest image  [l]
};

/// Positions moved by whole edges into [0, edge].  [3][N]
Eigen::Matrix3Xd wrapped(const Configuration& c);

/// Which particle of a pair has the other as its neighbour: the one of lower number, whose
/// neighbours ascend; or either, in no order, for which half as many candidates are tested.
enum class ListedFor { lower, either };

/// Calls visit(i, neighbours) for i = 0 .. N - 1 in turn.  Of each pair nearer than radii[i] +
/// radii[j], j is once a neighbour of i, or i of j, as `listed` says.  Linear in N by cells; all
/// pairs in boxes of less than 2.5 times the longest of these sums.
/// @pre  no sum of two radii reaches edge / 2: only the nearest image of a pair is visited
void visit_close_pairs(const Configuration& c, const Eigen::VectorXd& radii, ListedFor listed,
                       const std::function<void(int, std::span<const Neighbour>)>& visit);

} // namespace physics
