#pragma once

#include "physics/ensemble.hpp"
#include "physics/random.hpp"

#include <functional>
#include <vector>

namespace physics {

/// The groups of blocking() of the pressure.
/// @throws std::invalid_argument  if there are fewer than two: one glass has no error bar
std::vector<Draw> independent_groups(const Ensemble& ensemble);

/// A bootstrap sample: C - 1 of the C groups, with replacement.  One less than C makes the variance
/// of a mean over equal groups unbiased (J. N. K. Rao and C. F. J. Wu, JASA 83, 231 (1988)), which
/// matters for four chains.  Over unequal ones the mean is a ratio of two sums, to which this holds
/// in first order.
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

/// Standard error of a statistic by leaving out one group at a time (jackknife).  No random
/// numbers.
/// @param statistic  a function of the glasses drawn
double jackknife_error(const std::vector<Draw>& groups,
                       const std::function<double(const Draw&)>& statistic);

} // namespace physics
