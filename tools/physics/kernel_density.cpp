#include "physics/kernel_density.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

namespace physics {
namespace {

constexpr double reach = 8; ///< bandwidths beyond which the Gaussian (1e-14) is not summed

double gaussian(double u) {
    return std::exp(-u * u / 2) / std::sqrt(2 * std::numbers::pi);
}

double standard_deviation(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double x : values)
        mean += x / n;
    for (const double x : values)
        squares += (x - mean) * (x - mean);
    return std::sqrt(squares / (n - 1));
}

/// sum_i ln p_{-i}(t_i), ascending values.
double cross_validated_log_likelihood(const std::vector<double>& t, double h) {
    const std::size_t n = t.size();
    std::vector<double> sum(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n && t[j] - t[i] < reach * h; ++j) {
            const double k = gaussian((t[j] - t[i]) / h) + gaussian((t[j] + t[i]) / h);
            sum[i] += k;
            sum[j] += k;
        }
    }
    double log_likelihood = 0;
    for (const double s : sum)
        log_likelihood += std::log(s / (static_cast<double>(n - 1) * h));
    return log_likelihood;
}

} // namespace

double kernel_density(const std::vector<double>& values, double bandwidth, double t) {
    if (values.empty() || !(bandwidth > 0))
        throw std::invalid_argument("a kernel density needs values and a bandwidth > 0");
    double sum = 0;
    for (const double x : values)
        sum += gaussian((t - x) / bandwidth) + gaussian((t + x) / bandwidth);
    return sum / (static_cast<double>(values.size()) * bandwidth);
}

double cross_validated_bandwidth(std::vector<double> values) {
    if (values.size() < 3)
        throw std::invalid_argument("a bandwidth needs at least three values");
    std::sort(values.begin(), values.end());
    const double spread = standard_deviation(values);
    if (!(spread > 0))
        throw std::invalid_argument("a bandwidth needs values that differ");

    const double silverman = 1.06 * spread * std::pow(static_cast<double>(values.size()), -0.2);
    double best = silverman, highest = -std::numeric_limits<double>::infinity();
    constexpr int trials = 40;
    for (int i = 0; i <= trials; ++i) {
        const double h = 0.2 * silverman * std::pow(10.0, static_cast<double>(i) / trials);
        const double log_likelihood = cross_validated_log_likelihood(values, h);
        if (log_likelihood > highest) {
            highest = log_likelihood;
            best = h;
        }
    }
    return best;
}

} // namespace physics
