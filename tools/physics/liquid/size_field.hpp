#pragma once

#include "physics/liquid/size_potential.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// What acts on sizes besides the pairs,
///     sum_i W(lambda_i) + sum_k kappa_k/(2N) (M_k - M_k0)^2,   kappa_k = 20 k_B T/k^2,
/// k = 1 .. size_cosines: W keeps their law in the mean.  Of N particles at a time the first few
/// moments are held near those of the set that the particles exchange; for the others 20/k^2 is
/// small against 2, the entropy of mixing.
class SizeField {
  public:
    /// @param set  [N] sizes, the M_k0 of which are held  [l]
    SizeField(const SizeLaw& law, const SizePotential& potential, const Eigen::VectorXd& set,
              double temperature);

    /// Adds -d/dlambda to the last row of `forces` [4][N], at the last row of `sites` [4][N].
    void add_to(Eigen::Matrix4Xd& forces, const Eigen::Matrix4Xd& sites);

    double energy(const Eigen::VectorXd& sizes) const;            ///< [e]
    const Eigen::VectorXd& moments() const { return moments_; }   ///< at the last add_to()
    const Eigen::VectorXd& held() const { return held_; }         ///< M_k0
    const Eigen::VectorXd& strength() const { return strength_; } ///< kappa_k/N  [e]

    /// Numbers that the vector units read.
    struct Constants {
        float square, scale;        ///< of the law, see SizeLaw
        float smooth[smooth_terms]; ///< -dW/du of the smooth terms, by P_0, P_1, .. of 2u - 1
        float sines[size_cosines];  ///< -d/du of the rest, by sin(k pi u)
    };

  private:
    SizeLaw law_;
    SizePotential potential_;
    Eigen::VectorXd held_, strength_, moments_;
    Constants constants_;
    std::vector<float> sizes_, forces_;
};

} // namespace physics
