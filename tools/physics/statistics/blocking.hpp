#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// A number measured on one sample of a chain.
struct ChainValue {
    std::int64_t chain; ///< -1: unknown
    std::int64_t sweep; ///< of the chain when it was sampled; -1: unknown
    std::int64_t id;    ///< orders samples of one sweep
    double value;
};

/// Samples by index, with repetition: all of them, or a bootstrap sample.
using Draw = std::vector<std::size_t>;

/// Stretches of chains whose means are statistically independent.
struct Blocking {
    std::vector<Draw> groups; ///< none empty; a sample of an unknown chain is one of its own
    std::int64_t length; ///< of a part at least; a shorter chain is one part [sweeps, or samples
                         ///< where sweeps are not known]
    double inefficiency; ///< so many samples are worth an independent one: variance of the mean
                         ///< over groups to that over single samples; NaN where none varies
};

/// Blocking: parts twice as long as before are tried until no longer ones raise the variance of the
/// mean by more than it is uncertain (H. Flyvbjerg and H. G. Petersen, J. Chem. Phys. 91, 461
/// (1989)).  The shortest are as long as the shortest spacing of samples.  With groups of
/// sums s_c of deviations, over all n samples, and n_eff = effective_number(groups),
///     V = n_eff/(n_eff - 1) sum_c s_c^2/n^2;
/// longer parts raise it where
///     V_long > V_short [1 + sqrt(2/(n_eff,long - 1) - 2/(n_eff,short - 1))].
/// Samples need not lie evenly, and slow parts of the memory show under fast scatter.  Few parts
/// may hide the last of a slow memory: V is then up to a fifth too small.
/// @param values  one for each sample, at least one
Blocking blocking(const std::vector<ChainValue>& values);

/// (sum_c n_c)^2/sum_c n_c^2: so many groups of equal size give a mean the same variance.
double effective_number(const std::vector<Draw>& groups);

} // namespace physics
