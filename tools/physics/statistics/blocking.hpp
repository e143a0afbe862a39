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
    std::vector<Draw> groups; ///< none empty; a sample of an unknown chain is a group of its own
    std::int64_t length; ///< shortest length of a part; a shorter chain is one part [sweeps, or
                         ///< samples if sweeps are unknown]
    double inefficiency; ///< statistical inefficiency: variance of the mean from groups over that
                         ///< from independent samples; NaN if all values are equal
};

/// Blocking: cuts chains into parts, twice as long each time, until longer parts raise the variance
/// V of the mean by no more than its uncertainty (H. Flyvbjerg and H. G. Petersen, J. Chem. Phys.
/// 91, 461 (1989)).  The shortest parts are as long as the shortest spacing of samples.  With the
/// sum s_c of the deviations in group c, n samples in all, and n_eff = effective_number(groups),
///     V = n_eff/(n_eff - 1) sum_c s_c^2/n^2;
/// longer parts raise it if
///     V_long > V_short [1 + sqrt(2/(n_eff,long - 1) - 2/(n_eff,short - 1))].
/// Samples need not be evenly spaced, and slow correlations show even under fast scatter.  With few
/// parts the slowest correlations may be missed: V is then up to a fifth too small.
/// @param values  one for each sample, at least one
Blocking blocking(const std::vector<ChainValue>& values);

/// (sum_c n_c)^2/sum_c n_c^2: the number of equal groups that give the mean the same variance.
double effective_number(const std::vector<Draw>& groups);

} // namespace physics
