#pragma once

#include "physics/statistics/blocking.hpp"
#include "physics/statistics/random.hpp"

#include <functional>
#include <vector>

namespace physics {

/// Degrees of freedom of a variance from groups: effective_number(groups) - 1, at least 1.
/// @throws std::invalid_argument  if there are fewer than two
double degrees_of_freedom(const std::vector<Draw>& groups);

/// A bootstrap sample: m of the C >= 2 groups, none empty, with replacement.
///
/// m_0 = C (1 - 1/n_eff), which is C - 1 for equal groups, makes the variance of a mean unbiased
/// (J. N. K. Rao and C. F. J. Wu, JASA 83, 231 (1988)).  m = m_0 chi^2/nu, with a chi^2 deviate of
/// nu = degrees_of_freedom(groups), because the variance itself is uncertain: a mean then follows
/// Student's t, and intervals from few groups have their nominal coverage.  A mean never leaves the
/// range of the groups, so for C <= 5 the coverage is at most 1 - 2^(1-C).  With unequal groups the
/// number of samples varies as well, and intervals are too wide: those of 95 % cover 98 %.
/// @throws std::invalid_argument  if there are fewer than two groups
Draw resample(const std::vector<Draw>& groups, Random& random);

/// Random numbers of bootstrap sample `sample` at one parent temperature: a stream of its own, so
/// that the sample does not depend on which other temperatures the study has.
Random bootstrap_stream(std::uint64_t seed, double parent_temperature, std::size_t sample);

/// Percentile intervals of bootstrap samples.
struct Interval {
    double low, high;     ///< 68 %
    double low95, high95; ///< 95 %
};

/// Two-sided.  Samples in which the quantity is undefined (NaN) are left
/// out; NaN if more than 5 % are, as the others would be an interval of the lucky draws.
Interval interval(const std::vector<double>& samples);

/// One-sided, from zero, for a count of zero.  Undefined samples as in interval().
Interval upper_limit(const std::vector<double>& samples);

/// A value and its interval; an upper limit has value = high95 and low = 0.  A value of NaN has no
/// interval, although bootstrap samples, which repeat groups, may be defined.
struct Estimate {
    double value;
    Interval interval;
};
Estimate estimate(double value, const std::vector<double>& samples, bool is_limit);

/// The samples of all groups but one.
Draw without(const std::vector<Draw>& groups, std::size_t left_out);

/// Standard error of a statistic by leaving out one group at a time (jackknife).  No random
/// numbers.
/// @param statistic  a function of the samples drawn
double jackknife_error(const std::vector<Draw>& groups,
                       const std::function<double(const Draw&)>& statistic);

} // namespace physics
