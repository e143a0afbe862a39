#pragma once

#include "physics/liquid/size_law.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace physics {

/// W(lambda) = sum_k w_k P_k(xi), k = 1 .. 8, with xi the size scaled to -1 .. 1.  In the semi-grand
/// ensemble of energy U + sum_i W(lambda_i) sizes follow the law of the model at one temperature;
/// W is, up to a constant, minus the excess chemical potential of size lambda, less k_B T ln P.
struct SizePotential {
    Eigen::VectorXd coefficients; ///< w_1 .. w_8  [e]

    double value(const SizeLaw& law, double size) const; ///< [e]
    double slope(const SizeLaw& law, double size) const; ///< dW/dlambda  [e/l]
};

inline constexpr Eigen::Index size_potential_terms = 8;

/// The W nearest to sum_k c_k P_k(2 u(lambda) - 1), k = 1 .. c.size(): least squares over the law of
/// sizes.
SizePotential potential_of_moments(const SizeLaw& law, const Eigen::VectorXd& c);

/// The W under which the law of sizes is stationary in the surroundings of every particle of
/// `liquids`.  With U_i(lambda) the energy of particle i, were it of size lambda, its size has the
/// conditional density p_i ~ exp(-[U_i + W]/k_B T), and the mean of p_i over an equilibrated liquid
/// is P.  W minimises the convex function
///     F = k_B T <ln int exp(-[U_i + W]/k_B T) dlambda>_i + int P W dlambda,
/// whose gradient is int (P - <p_i>) P_k dlambda: Newton's method.
/// @param liquids     canonical, or of the semi-grand ensemble
/// @param temperature [e/k_B]
/// @throws std::runtime_error  if it does not converge
SizePotential fit_size_potential(std::span<const Configuration> liquids,
                                 const PairPotential& potential, double temperature);

} // namespace physics
