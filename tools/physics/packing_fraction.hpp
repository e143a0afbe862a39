#pragma once

#include <Eigen/Core>

namespace physics {

/// Share of the volume that spheres of these diameters fill.  [1]
/// @param diameters  [N]  [l]            @param volume  more than 0  [l^3]
double packing_fraction(const Eigen::VectorXd& diameters, double volume);

} // namespace physics
