#include "physics/statistics/tail_density.hpp"

#include "physics/statistics/quantile.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace physics {
namespace {

/// tau of largest likelihood at fixed k: tau^k = k <u^k>.
/// @param logs  ln u of every excess
double best_tau(const std::vector<double>& logs, double k) {
    double sum = 0;
    for (const double log_u : logs)
        sum += std::exp(k * log_u);
    return std::pow(k * sum / static_cast<double>(logs.size()), 1 / k);
}

/// Log-likelihood per value at that tau.
double profile(const std::vector<double>& logs, double k) {
    return std::log(k / best_tau(logs, k)) - std::lgamma(1 / k) - 1 / k;
}

/// The maximum of the profile over ln k, by golden section.
double best_shape(const std::vector<double>& logs) {
    const auto at = [&](double log_k) { return profile(logs, std::exp(log_k)); };
    constexpr double golden = 1 / std::numbers::phi;
    double low = std::log(0.5), high = std::log(8.0);
    double a = high - golden * (high - low), b = low + golden * (high - low);
    double at_a = at(a), at_b = at(b);
    while (high - low > 1e-3) {
        if (at_a > at_b) {
            high = b, b = a, at_b = at_a;
            a = high - golden * (high - low), at_a = at(a);
        } else {
            low = a, a = b, at_a = at_b;
            b = low + golden * (high - low), at_b = at(b);
        }
    }
    return std::exp((low + high) / 2);
}

} // namespace

Tail fit_tail(const std::vector<double>& values) {
    if (values.size() < 4)
        throw std::invalid_argument("a tail needs at least four values");
    Tail tail{median(values), 0, 0};
    std::vector<double> logs;
    for (const double t : values)
        if (t > tail.median)
            logs.push_back(std::log(t - tail.median));
    if (logs.empty())
        throw std::invalid_argument("a tail needs values beyond their median");
    tail.shape = best_shape(logs);
    tail.tau = best_tau(logs, tail.shape);
    return tail;
}

double density(const Tail& tail, double t) {
    if (t < tail.median)
        throw std::invalid_argument("the tail begins at the median");
    return tail.shape / (2 * tail.tau * std::tgamma(1 / tail.shape)) *
           std::exp(-std::pow((t - tail.median) / tail.tau, tail.shape));
}

} // namespace physics
