#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/statistics/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// The groups of blocking() for the pressure, which the moduli follow, or for another observable.
/// @throws std::invalid_argument  if there are fewer than two: one group has no error
std::vector<Draw> independent_groups(const Ensemble& ensemble,
                                     const Observable& observable = pressure_at_rest);

/// Draws mean G and mean K of one parent temperature within their errors.  The errors have the
/// covariance of the jackknife over the C independent_groups(), as in jackknife_error(),
///     (C - 1)/C sum_c d_c d_c^T,
///     d_c = (mean without group c) - (average of these means over c),
/// and follow Student's t with degrees_of_freedom(groups): for five groups, 95 % intervals of
/// normal errors would be 1.4 times too narrow.  ln G and ln K are drawn, so that G and K stay
/// positive.
class UncertainModuli {
  public:
    /// @pre  G, K > 0, as at any minimum
    /// @throws std::invalid_argument  if there are fewer than two groups
    explicit UncertainModuli(const Ensemble& ensemble);

    const Moduli& mean() const { return mean_; }
    Moduli draw(Random& random) const; ///< with the mean pressure

  private:
    Moduli mean_;
    std::vector<Moduli> deviations_; ///< times normal deviates, they sum to a draw
    double degrees_;
};

/// The bootstrap of a study.
struct Sampling {
    std::size_t samples;
    std::uint64_t seed;
    std::size_t few_events; ///< counts up to this are drawn from poisson_mean(), because
                            ///< a bootstrap sample may contain none of the events
};

/// A bootstrap sample of one parent temperature.
struct Sample {
    Moduli moduli; ///< within their errors
    Draw glasses;
    Random random; ///< for further draws of this sample
};

/// The bootstrap samples of one parent temperature.  Structure, and with it the moduli,
/// decorrelates much more slowly along a chain than soft modes do.  Moduli are therefore drawn by
/// UncertainModuli, glasses for their modes in separate groups.
class Sampler {
  public:
    /// @throws std::invalid_argument  if there are fewer than two independent groups
    Sampler(const Ensemble& ensemble, std::uint64_t seed);

    const Ensemble& ensemble() const { return *ensemble_; }
    const Moduli& mean_moduli() const { return moduli_.mean(); }
    /// omega_D of the mean moduli  [1/t]
    double debye_frequency() const;
    /// Sample number `index`, the same in every call; glasses are drawn by groups.
    Sample sample(const std::vector<Draw>& groups, std::size_t index) const;

  private:
    const Ensemble* ensemble_;
    std::uint64_t seed_;
    UncertainModuli moduli_;
};

} // namespace physics
