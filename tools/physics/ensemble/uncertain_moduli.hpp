#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/statistics/random.hpp"

#include <vector>

namespace physics {

/// Mean G and K of one parent temperature within their errors.  These have the covariance of the
/// jackknife over the C independent_groups(),
///     (C - 1)/C sum_c d_c d_c^T,   d_c = mean without group c, less the mean of these,
/// as jackknife_error() has it, and the law of Student's t with degrees_of_freedom(groups):
/// normal errors of groups as few as five would be 1.4 times too narrow at
/// 95 %.  They are those of the logarithms of G and K, which stay positive.
class UncertainModuli {
  public:
    /// @pre  G, K > 0, as at any minimum
    /// @throws std::invalid_argument  if there are fewer than two groups
    explicit UncertainModuli(const Ensemble& ensemble);

    const Moduli& mean() const { return mean_; }
    Moduli draw(Random& random) const; ///< with the mean pressure

  private:
    Moduli mean_;
    std::vector<Moduli> deviations_; ///< each times a normal deviate, their sum has the covariance
    double degrees_;
};

} // namespace physics
