#pragma once

#include "physics/statistics/blocking.hpp"
#include "physics/statistics/random.hpp"

#include <functional>
#include <vector>

namespace physics {

/// Of the variance that groups tell: effective_number(groups) - 1, at least 1.
/// @throws std::invalid_argument  if there are fewer than two
double degrees_of_freedom(const std::vector<Draw>& groups);

/// A bootstrap sample: m of the C >= 2 groups, none empty, with replacement.  C (1 - 1/n_eff) of
/// them, C - 1 where they are equal, would make the variance of a mean unbiased (J. N. K. Rao and
/// C. F. J. Wu, JASA 83, 231 (1988)).  m is that times chi^2/nu, with a chi^2 deviate of nu =
/// degrees_of_freedom(groups): the variance is not better known than that, and a mean follows
/// Student's t, as it must for intervals from few groups to hold the truth as often as they say.  A
/// mean never leaves the range of the groups, so that of C <= 5 groups holds it no more often than
/// 1 - 2^(1-C).  Over unequal groups the number of samples varies as well, and intervals are too
/// wide rather than too narrow: those of 95 % hold the truth in 98 %.
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

/// Two-sided.  Samples in which the quantity is not defined (NaN) are left out; none left: NaN.
Interval interval(const std::vector<double>& samples);

/// One-sided, from zero: where nothing was counted.  Undefined samples as in interval().
Interval upper_limit(const std::vector<double>& samples);

/// A value and its interval; an upper limit has value = high95 and low = 0.  Without a value, no
/// interval: samples with repetition may be defined where the whole is not.
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
