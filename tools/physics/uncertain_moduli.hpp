#pragma once

#include "physics/debye_scale.hpp"
#include "physics/random.hpp"

#include <vector>

namespace physics {

/// Mean G, K and p of one parent temperature within their errors.  Groups c of glasses, see
/// independent_groups(), have sums s_c of deviations from the mean of n glasses; the errors have
/// the covariance
///     n_eff/(n_eff - 1) sum_c s_c s_c^T/n^2,   n_eff = effective_number(groups),
/// and the law of Student's t with n_eff - 1 degrees of freedom: normal errors of groups as few as
/// five would be 1.4 times too narrow at 95 %.  They are those of the logarithms of G and K, which
/// stay positive.
class UncertainModuli {
  public:
    /// @throws std::invalid_argument  if there are fewer than two groups
    explicit UncertainModuli(const Ensemble& ensemble);

    const Moduli& mean() const { return mean_; }
    Moduli draw(Random& random) const;

  private:
    Moduli mean_;
    std::vector<Moduli> deviations_; ///< each times a normal deviate, their sum has the covariance
    double degrees_;
};

} // namespace physics
