#pragma once

#include <Eigen/Core>

#include <vector>

namespace physics {

/// Unit tangent of a path at an image: between its neighbours, [3][N].  @pre  not an end
Eigen::Matrix3Xd tangent(const std::vector<Eigen::Matrix3Xd>& images, Eigen::Index image);

/// [I] length of a path up to each image, by arcs of circles over the chords between images: the
/// chords alone are too short by the square of the angle between them [l]
Eigen::VectorXd arc_lengths(const std::vector<Eigen::Matrix3Xd>& images);

} // namespace physics
