#pragma once

#include "physics/ensemble/ensemble.hpp"

#include <cstddef>
#include <vector>

namespace physics {

/// Exponent beta of D ~ omega^beta below a cut-off omega_c, by maximum likelihood:
///     beta = n/sum_i ln(omega_c/omega_i) - 1,     over the n modes with omega_i < omega_c.
///
/// Sums of logarithms are kept for each glass, so that many draws and cut-offs cost no more than
/// counts do.
class SpectralExponent {
  public:
    /// @param ensemble  must outlive this
    /// @pre  frequencies > 0, ascending in each glass
    explicit SpectralExponent(const Ensemble& ensemble);

    /// beta of the drawn glasses; NaN for fewer than `fewest` modes, which cannot tell a steep law
    /// from a flat one.
    /// @param draw  indices of glasses of the ensemble
    /// @param cutoff  omega_c [1/t], at most complete_below()      @param fewest  at least 1
    double of(const Draw& draw, double cutoff, std::size_t fewest) const;

  private:
    const Ensemble* ensemble_;
    std::vector<std::vector<double>> sums_; ///< of ln omega over the softest 0, 1, ... modes
};

} // namespace physics
