#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/statistics/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// The groups of blocking(): of the pressure, which the moduli follow, or of another number.
/// @throws std::invalid_argument  if there are fewer than two: one glass has no error bar
std::vector<Draw> independent_groups(const Ensemble& ensemble,
                                     const Observable& observable = pressure_at_rest);

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

/// The bootstrap of a study.
struct Sampling {
    std::size_t samples;
    std::uint64_t seed;
    std::size_t few_events; ///< up to so many events a count is drawn from poisson_mean(): a
                            ///< bootstrap may draw none of them at all
};

/// A bootstrap sample of one parent temperature.
struct Sample {
    Moduli moduli; ///< within their errors
    Draw glasses;
    Random random; ///< of what else is drawn for this sample
};

/// The samples of one parent temperature.  The structure, which sets the moduli, is remembered over
/// stretches of a chain in which the soft modes change many times: moduli are drawn by
/// UncertainModuli, glasses in groups of their own.
class Sampler {
  public:
    /// @throws std::invalid_argument  if there are fewer than two independent groups
    Sampler(const Ensemble& ensemble, std::uint64_t seed);

    const Ensemble& ensemble() const { return *ensemble_; }
    const Moduli& mean_moduli() const { return moduli_.mean(); }
    /// omega_D of the mean moduli  [1/t]
    double debye_frequency() const;
    /// Sample `index`, always the same; glasses are drawn by groups.
    Sample sample(const std::vector<Draw>& groups, std::size_t index) const;

  private:
    const Ensemble* ensemble_;
    std::uint64_t seed_;
    UncertainModuli moduli_;
};

} // namespace physics
