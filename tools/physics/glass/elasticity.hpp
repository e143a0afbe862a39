#pragma once

#include "physics/model/bonds.hpp"

#include <Eigen/SparseCore>

#include <limits>
#include <span>

namespace physics {

/// Athermal moduli of an inherent structure, pre-stress and non-affine part included.  [e/l^3]
struct Moduli {
    /// G, mean of the simple shears of the six ordered pairs of axes.  For a cubic crystal along the
    /// axes it is c44, not (c11 - c12)/2.
    double shear;
    double bulk;     ///< K
    double pressure; ///< p
    /// Mean of the same shears turned by 45 degrees in the plane of each pair: (c11 - c12)/2 of that
    /// crystal, G of an isotropic solid.  Voigt's mean of a cubic crystal is (3 c44 + c11 - c12)/5.
    double diagonal_shear = std::numeric_limits<double>::quiet_NaN();
};

/// G = (1/V) [sum g2 (r.w)^2 + g1 |w|^2 - Xi H^-1 Xi]  for w = eps r, simple shear eps = m n^T with
/// m = e_a, n = e_b, or with m, n = (e_a +- e_b)/sqrt(2) for diagonal_shear;
/// K = (1/9V) [sum (phi'' r^2 - 2 phi' r) - Xi H^-1 Xi]  for eps = 1.
/// Sums are over bonds; Xi are the forces that the affine strain leaves on the particles.  [Ji] SI
/// @param lower  of H
/// @param shift  of the factor of H, small against its lowest eigenvalue.  Solutions are refined
///               with H itself, so that neither the shift nor single precision of the factor has an
///               effect (relative 1e-12)  [e/l^2]
/// @throws std::runtime_error  if they do not converge
/// @throws std::invalid_argument  if H + shift is not positive definite
/// @pre  the bonds are those of a minimum
Moduli moduli(std::span<const Bond> bonds, const Eigen::SparseMatrix<double>& lower, double shift,
              double volume);

double transverse_speed(const Moduli& m, double density); ///< c_t = sqrt(G/(m rho))          [l/t]
double longitudinal_speed(const Moduli& m,
                          double density); ///< c_l = sqrt((K + 4G/3)/(m rho)) [l/t]

/// omega_D = [18 pi^2 rho / (2 c_t^-3 + c_l^-3)]^(1/3).  [1/t]  [Ji] SI
double debye_frequency(const Moduli& m, double density);

/// Frequency 2 pi c_t / L of the first transverse plane wave.  [1/t]
double first_plane_wave(const Moduli& m, double density, double edge);

} // namespace physics
