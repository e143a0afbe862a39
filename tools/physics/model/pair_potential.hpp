#pragma once

#include "physics/model/model.hpp"

#include <Eigen/Core>

#include <array>
#include <cmath>
#include <vector>

namespace physics {

/// phi(r) = x^-beta + sum_{l=0..q} c_2l x^2l for x = r/lambda_ij < x_c, else 0.
/// [Lerner] Eqs. (1)-(3)
///
/// Derivatives are with respect to s = r^2/2, because s is quadratic along a straight path of a
/// particle and phi contains only even powers of r:
///     g_n = d^n phi/ds^n = (1/r d/dr)^n phi,
///     g1 = phi'/r,    g2 = phi''/r^2 - phi'/r^3.
/// g2 and g1 enter H, [Ji] Eq. (15); g3 enters U''', Eq. (16); g4 enters U''''.
///
/// The derivative of order q + 1 jumps at x_c.  For q = 3 it is phi'''': g4 of a pair jumps when
/// the pair crosses the cut-off.  For q = 2 it is phi''': g3, and with it kappa, jumps too.
class PairPotential {
  public:
    /// @throws std::invalid_argument  if check(model) fails
    explicit PairPotential(const Model& model);

    /// lambda_ij  [l]
    double pair_size(double a, double b) const {
        return (a + b) / 2 * (1 - model_.non_additivity * std::abs(a - b));
    }
    double range(double a, double b) const; ///< x_c lambda_ij  [l]
    /// x_c/2 times each size: the range of a pair is at most the sum of its two radii.  [l]
    Eigen::VectorXd radii(const Eigen::VectorXd& sizes) const;
    double longest_range() const; ///< x_c times the largest lambda_ij [l]
    /// @throws std::invalid_argument  unless the edge of a box is more than twice the longest range
    void expect_room(double edge) const;

    /// phi at squared distance r2 between particles of sizes a and b.  [e]
    double energy(double r2, double a, double b) const;

    /// {phi, g1, g2, g3, g4} at squared distance r2.  [e, e/l^2, e/l^4, e/l^6, e/l^8]
    std::array<double, 5> derivatives(double r2, double a, double b) const;

    /// c_0, c_2, .. c_2q.
    const std::vector<double>& coefficients() const { return coefficients_; }
    const Model& model() const { return model_; }

  private:
    Model model_;
    std::vector<double> coefficients_;
};

} // namespace physics
