#pragma once

#include <Eigen/Core>

namespace physics {

/// d <- d + c a, and then b . d, in one pass.
/// @pre  a, b and d are equally long
float add_and_project(float c, const Eigen::VectorXf& a, const Eigen::VectorXf& b,
                      Eigen::VectorXf& d);

} // namespace physics
