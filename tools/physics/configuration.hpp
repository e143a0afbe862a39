#pragma once

#include "physics/model.hpp"

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

/// Throws std::invalid_argument, in words, unless `c` can be a state of `model`: finite numbers,
/// equal counts, sizes within [smallest, largest] (1e-4), density within 1e-3, edge of more than
/// twice the longest range, no particle beyond most_edges_away.
void check(const Configuration& c, const Model& model);

/// x - edge * round(x / edge), per component.
Eigen::Vector3d nearest_image(const Eigen::Vector3d& x, double edge);

} // namespace physics
