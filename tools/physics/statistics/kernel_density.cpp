#include "physics/statistics/kernel_density.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

namespace physics {
namespace {

constexpr double reach = 8; ///< bandwidths beyond which the Gaussian (1e-14) is not summed

double gaussian(double u) { return std::exp(-u * u / 2) / std::sqrt(2 * std::numbers::pi); }

double standard_deviation(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double x : values)
        mean += x / n;
    for (const double x : values)
        squares += (x - mean) * (x - mean);
    return std::sqrt(squares / (n - 1));
}

/// Values that are equal when rounded to a bin, which is narrow compared with every bandwidth.
struct Heap {
    double value;
    double count;
};

std::vector<Heap> heaped(const std::vector<double>& ascending, double width) {
    std::vector<Heap> heaps;
    for (const double x : ascending) {
        const double value = width * std::round(x / width);
        if (heaps.empty() || heaps.back().value != value)
            heaps.push_back({value, 0});
        ++heaps.back().count;
    }
    return heaps;
}

/// sum_i ln p_{-i}(t_i), ascending heaps, for n values in all.
double cross_validated_log_likelihood(const std::vector<Heap>& t, double n, double h) {
    std::vector<double> sum(t.size());
    for (std::size_t i = 0; i < t.size(); ++i) {
        sum[i] += (t[i].count - 1) * (gaussian(0) + gaussian(2 * t[i].value / h));
        for (std::size_t j = i + 1; j < t.size() && t[j].value - t[i].value < reach * h; ++j) {
            const double k =
                gaussian((t[j].value - t[i].value) / h) + gaussian((t[j].value + t[i].value) / h);
            sum[i] += t[j].count * k;
            sum[j] += t[i].count * k;
        }
    }
    double log_likelihood = 0;
    for (std::size_t i = 0; i < t.size(); ++i)
        log_likelihood += t[i].count * std::log(sum[i] / ((n - 1) * h));
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

    const auto n = static_cast<double>(values.size());
    const double silverman = 1.06 * spread * std::pow(n, -0.2), narrowest = silverman / 5;
    const std::vector<Heap> heaps = heaped(values, narrowest / 20);
    double best = silverman, highest = -std::numeric_limits<double>::infinity();
    constexpr int trials = 24;
    for (int i = 0; i <= trials; ++i) {
        const double h = narrowest * std::pow(10.0, static_cast<double>(i) / trials);
        const double log_likelihood = cross_validated_log_likelihood(heaps, n, h);
        if (log_likelihood > highest) {
            highest = log_likelihood;
            best = h;
        }
    }
    return best;
}

} // namespace physics
