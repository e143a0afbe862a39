#pragma once

#include "physics/model/model.hpp"

#include <Eigen/Core>

namespace physics {

/// N particles in a cubic periodic box.  Particle i owns column i.
struct Configuration {
    double edge;                ///< box edge                              [l]
    Eigen::Matrix3Xd positions; ///< [3][N], anywhere; images are equal    [l]
    Eigen::VectorXd diameters;  ///< [N] lambda_i                          [l]

    Eigen::Index particles() const { return positions.cols(); }
    double volume() const { return edge * edge * edge; }
};

/// Farthest that a particle may be from the origin, in box edges: beyond, too few digits are left.
inline constexpr double most_edges_away = 1e6;

/// Throws std::invalid_argument, with the reason, unless `c` can be a state of `model`: finite
/// numbers, equal counts, sizes within [smallest, largest] (1e-4), density within 1e-3, edge of
/// more than twice the longest range, no particle beyond most_edges_away.
void check(const Configuration& c, const Model& model);

/// Throws std::invalid_argument unless the sizes can be those of a liquid of `model`: they differ where
/// those of the model do, and fill between half and twice of what these fill.  Another column than
/// that of the sizes may lie in the same range; diameters for radii are off by a factor of eight.
void check_sizes(const Configuration& c, const Model& model);

/// x - edge * round(x / edge), per component.
Eigen::Vector3d nearest_image(const Eigen::Vector3d& x, double edge);

/// Whether two configurations of one N and one box are the same within 1e-5 of their numbers, as one
/// of them may be in single precision: sizes, and positions but for a common translation and whole
/// edges.
bool are_one(const Configuration& a, const Configuration& b);

/// Share of the volume that spheres of these diameters fill.  [1]
/// @param diameters  [N]  [l]            @param volume  more than 0  [l^3]
double packing_fraction(const Eigen::VectorXd& diameters, double volume);

} // namespace physics
