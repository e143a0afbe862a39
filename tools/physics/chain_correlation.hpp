#pragma once

#include "physics/ensemble.hpp"

#include <functional>
#include <vector>

namespace physics {

/// The samples of one chain.
struct SampledChain {
    Draw glasses;                   ///< in the order of their ids, which is that of sampling
    std::vector<std::int64_t> time; ///< of each since the first, in units of the shortest spacing
                                    ///< of the ensemble; its place where no sweeps are known
};

/// A glass of an unknown chain is a chain of its own.
std::vector<SampledChain> chains(const Ensemble& ensemble);

/// g = 1 + 2 sum_l rho(l): so many successive samples of a chain at the shortest spacing are worth
/// one independent sample.  rho(l) is the autocorrelation of the pressure at rest, lag l in units
/// of that spacing, deviations from the mean over all chains; the sum ends at the first lag
/// beyond 2.5 g, where noise would outgrow it (A. D. Sokal, "Monte Carlo methods in statistical
/// mechanics", lecture notes (1996)).  The pressure follows the structure; moduli and numbers of
/// modes scatter more from glass to glass and lose their memory sooner. At least 1. Infinite where
/// chains have several samples and the number does not vary.
double statistical_inefficiency(const Ensemble& ensemble);

/// The same of another number that each glass has.
using Observable = std::function<double(const MeasuredGlass&)>;
double statistical_inefficiency(const Ensemble& ensemble, const Observable& observable);

} // namespace physics
