#pragma once

#include "physics/model/model.hpp"

#include <Eigen/Core>

namespace physics {

/// The law of sizes P(lambda) ~ lambda^-3 between smallest and largest, by the share of smaller
/// particles,
///     u(lambda) = [1 - (smallest/lambda)^2] / [1 - (smallest/largest)^2]   in 0 .. 1.
class SizeLaw {
  public:
    /// @throws std::invalid_argument  unless largest is more than smallest
    explicit SizeLaw(const Model& model);

    double share(double size) const { return scale_ * (1 - square_ / (size * size)); } ///< u
    double scale() const { return scale_; }       ///< 1/[1 - (smallest/largest)^2]
    double smallest() const { return smallest_; } ///< [l]
    double largest() const { return largest_; }   ///< [l]

  private:
    double smallest_, largest_;
    double square_; ///< smallest^2  [l^2]
    double scale_;  ///< 1/[1 - (smallest/largest)^2]
};

/// How many cos(k pi u), k = 1 .. 20, describe the density of sizes.  They have no slope at the
/// ends of the range, where walls are.
inline constexpr Eigen::Index size_cosines = 20;

/// cos(k pi u), k = 1 .., zero on average for sizes that follow the law.  [size_cosines]
Eigen::VectorXd cosines(double u);

/// Their sums over the particles, M_k = sum_i cos(k pi u_i).  [size_cosines]
Eigen::VectorXd size_moments(const SizeLaw& law, const Eigen::VectorXd& sizes);

/// P_1 .. P_count of Legendre at y.  [count]
Eigen::VectorXd legendre(double y, Eigen::Index count);

/// d_j, j = 0 .. c.size() - 1, of sum_j d_j P_j = sum_k c_k dP_k/dy, k = 1 .. c.size().
Eigen::VectorXd slope_of_legendre(const Eigen::VectorXd& c);

} // namespace physics
