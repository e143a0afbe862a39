#pragma once

#include "physics/model/bonds.hpp"

#include <Eigen/Core>

#include <span>

namespace physics {

/// U(s) - U(0) = lambda s^2/2 + kappa s^3/6 + chi s^4/24 along the line x_min + s z.  [Ji] Eq. (1)
struct Expansion {
    double lambda; ///< H : zz         [e/l^2]  [Ji] Eq. (15); m omega^2 of the mode
    double kappa;  ///< U''' : zzz     [e/l^3]  [Ji] Eq. (16)
    double chi;    ///< U'''' : zzzz   [e/l^4]
};

/// @param bonds  every pair inside the cut-off, once        @param z  [3N] unit field; particle i
/// owns z[3i .. 3i+2]
/// @pre  the configuration is a minimum: terms of first order are not computed
/// @throws std::invalid_argument  if |z| differs from 1 by more than 1e-10, or a bond leaves z
Expansion expand_along(std::span<const Bond> bonds, const Eigen::Ref<const Eigen::VectorXd>& z);

/// The vectors in the gradients of lambda and kappa with respect to z.
struct Contractions {
    Eigen::VectorXd hz;   ///< H z          [3N]
    Eigen::VectorXd u3zz; ///< U''' : zz    [3N]
};
Contractions contract(std::span<const Bond> bonds, const Eigen::Ref<const Eigen::VectorXd>& z);

/// e = (sum |z_i|^2)^2 / (N sum |z_i|^4): 1 for an even field, 1/N for one particle alone.
double participation_ratio(const Eigen::Ref<const Eigen::VectorXd>& z);

} // namespace physics
