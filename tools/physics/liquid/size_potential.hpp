#pragma once

#include "physics/liquid/size_law.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <Eigen/Core>

#include <span>

namespace physics {

inline constexpr Eigen::Index smooth_terms = 8, size_potential_terms = smooth_terms + size_cosines;

/// W(lambda) = sum_k w_k P_k(2u - 1) + sum_k b_k cos(k pi u),  k = 1 .. smooth_terms, size_cosines.
/// In the semi-grand ensemble of energy U + sum_i W(lambda_i) sizes follow the law of the model at
/// one temperature; W is, up to a constant, minus the excess chemical potential of size lambda,
/// less k_B T ln P.  At low T neighbours prefer some sizes, in waves of 0.2 in u: hence the cosines.
struct SizePotential {
    Eigen::VectorXd coefficients; ///< w_1 .. w_8, b_1 .. b_20  [e]

    auto smooth() const { return coefficients.head(smooth_terms); }
    auto cosines() const { return coefficients.tail(size_cosines); }

    double value(const SizeLaw& law, double size) const; ///< [e]
};

/// The smooth W under which the law of sizes is stationary in the surroundings of every particle of
/// `liquids`; its b_k are zero.  With U_i(lambda) the energy of particle i, were it of size lambda,
/// its size has the conditional density p_i ~ exp(-[U_i + W]/k_B T), and the mean of p_i over an
/// equilibrated liquid is P.  W minimises the convex function
///     F = k_B T <ln int exp(-[U_i + W]/k_B T) dlambda>_i + int P W dlambda,
/// whose gradient is int (P - <p_i>) P_k dlambda: Newton's method.
/// @param liquids     canonical, or of the semi-grand ensemble
/// @param temperature [e/k_B]
/// @throws std::runtime_error  if it does not converge
SizePotential fit_size_potential(std::span<const Configuration> liquids,
                                 const PairPotential& potential, double temperature);

} // namespace physics
