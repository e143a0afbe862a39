#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace physics {

/// A pair of particles inside the range of the potential, i < j.
struct Bond {
    int i;
    int j;
    Eigen::Vector3d r;     ///< r_j - r_i, nearest image                                [l]
    double phi;            ///< energy                                                  [e]
    double g1, g2, g3, g4; ///< derivatives with respect to r^2/2, see PairPotential [e/l^2n]
};

/// Every pair inside the cut-off, once, ordered by (i, j).  Linear in N (cell lists).
/// @throws std::invalid_argument  if the edge is not more than twice the longest range
std::vector<Bond> find_bonds(const Configuration& c, const PairPotential& potential);

double potential_energy(std::span<const Bond> bonds); ///< U, of the whole system  [e]

/// -dU/dx, [3][N].  [e/l]
Eigen::Matrix3Xd forces(std::span<const Bond> bonds, Eigen::Index particles);

/// Largest component of the force by magnitude.  [e/l]
double max_force(const Eigen::Matrix3Xd& forces);

/// Virial pressure of the configuration at rest: p = -(1/3V) sum phi' r.  [e/l^3]
double pressure(std::span<const Bond> bonds, double volume);

} // namespace physics
