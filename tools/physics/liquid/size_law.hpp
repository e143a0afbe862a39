#pragma once

#include "physics/model/model.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// The law of sizes P(lambda) ~ lambda^-3 between smallest and largest, by the share of smaller
/// particles,
///     u(lambda) = [1 - (smallest/lambda)^2] / [1 - (smallest/largest)^2]   in 0 .. 1.
class SizeLaw {
  public:
    /// @throws std::invalid_argument  unless largest is more than smallest
    explicit SizeLaw(const Model& model);

    double share(double size) const { return scale_ * (1 - square_ / (size * size)); } ///< u
    double density(double size) const { ///< P = du/dlambda  [1/l]
        return 2 * scale_ * square_ / (size * size * size);
    }
    /// (lambda - middle)/(half of the range), in -1 .. 1.
    double scaled(double size) const { return (size - middle_) / half_range_; }

    double smallest() const { return middle_ - half_range_; } ///< [l]
    double largest() const { return middle_ + half_range_; }  ///< [l]
    double half_range() const { return half_range_; }         ///< [l]

  private:
    double square_; ///< smallest^2  [l^2]
    double scale_;  ///< 1/[1 - (smallest/largest)^2]
    double middle_, half_range_;
};

/// P_1 .. P_count of Legendre at y.  [count]
Eigen::VectorXd legendre(double y, Eigen::Index count);

/// Coefficients of y^0, y^1, .. of sum_k c_k dP_k/dy, for k = 1 .. c.size().  [c.size()]
Eigen::VectorXd slope_of_legendre(const Eigen::VectorXd& c);

/// Sums of Legendre polynomials over the particles, M_k = sum_i P_k(2 u(lambda_i) - 1), k = 1 ..
/// count: zero on average for sizes that follow the law.  [count]
Eigen::VectorXd size_moments(const SizeLaw& law, const Eigen::VectorXd& sizes, Eigen::Index count);

} // namespace physics
