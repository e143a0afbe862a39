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

/// Which particle of a pair has the other as its neighbour: the one of lower number, whose neighbours
/// ascend; or either of them, in no order, which takes half the time.
enum class ListedFor { lower, either };

/// Calls visit(i, neighbours) for i = 0 .. N - 1 in turn, with its neighbours of all pairs that are
/// nearer to each other than radii[i] + radii[j]; each pair once.  Linear in N by cells; all pairs in
/// boxes of less than 2.5 times the longest of these.
/// @pre  no sum of two radii reaches edge / 2: only the nearest image of a pair is visited
void visit_close_pairs(const Configuration& c, const Eigen::VectorXd& radii, ListedFor listed,
                       const std::function<void(int, std::span<const Neighbour>)>& visit);

} // namespace physics
