#include "physics/statistics/bootstrap.hpp"

#include "physics/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// Empty if too many are undefined: an interval of the others would be biased.
std::vector<double> defined(const std::vector<double>& samples) {
    constexpr double enough = 0.95;
    std::vector<double> kept;
    for (const double x : samples)
        if (!std::isnan(x))
            kept.push_back(x);
    if (static_cast<double>(kept.size()) < enough * static_cast<double>(samples.size()))
        kept.clear();
    return kept;
}

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

} // namespace

double degrees_of_freedom(const std::vector<Draw>& groups) {
    if (groups.size() < 2)
        throw std::invalid_argument("there are " + std::to_string(groups.size()) +
                                    " groups, expected at least 2 for an error bar");
    return std::max(1.0, effective_number(groups) - 1);
}

Draw resample(const std::vector<Draw>& groups, Random& random) {
    const double degrees = degrees_of_freedom(groups);
    const double unbiased = static_cast<double>(groups.size()) * (1 - 1 / effective_number(groups));
    const double drawn = unbiased * 2 * random.gamma(degrees / 2) / degrees;
    Draw draw;
    for (long long left = std::max(1LL, std::llround(drawn)); left > 0; --left) {
        const Draw& group = groups[random.below(groups.size())];
        draw.insert(draw.end(), group.begin(), group.end());
    }
    return draw;
}

Random bootstrap_stream(std::uint64_t seed, double parent_temperature, std::size_t sample) {
    const auto key = static_cast<std::uint64_t>(std::llround(parent_temperature * 1e6));
    return Random(seed, (key << 32) | static_cast<std::uint64_t>(sample));
}

Interval interval(const std::vector<double>& samples) {
    const auto kept = defined(samples);
    if (kept.empty())
        return {undefined, undefined, undefined, undefined};
    return {quantile(kept, 0.16), quantile(kept, 0.84), quantile(kept, 0.025),
            quantile(kept, 0.975)};
}

Interval upper_limit(const std::vector<double>& samples) {
    const auto kept = defined(samples);
    if (kept.empty())
        return {undefined, undefined, undefined, undefined};
    return {0, quantile(kept, 0.68), 0, quantile(kept, 0.95)};
}

Estimate estimate(double value, const std::vector<double>& samples, bool is_limit) {
    if (std::isnan(value))
        return {value, {value, value, value, value}};
    if (!is_limit)
        return {value, interval(samples)};
    const Interval limit = upper_limit(samples);
    return {limit.high95, limit};
}

Draw without(const std::vector<Draw>& groups, std::size_t left_out) {
    Draw draw;
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (g != left_out)
            draw.insert(draw.end(), groups[g].begin(), groups[g].end());
    return draw;
}

double jackknife_error(const std::vector<Draw>& groups,
                       const std::function<double(const Draw&)>& statistic) {
    std::vector<double> values;
    double mean = 0;
    const auto count = static_cast<double>(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        values.push_back(statistic(without(groups, g)));
        mean += values.back() / count;
    }
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt((count - 1) / count * squares);
}

} // namespace physics
