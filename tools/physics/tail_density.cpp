#include "physics/tail_density.hpp"

#include "physics/quantile.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace physics {
namespace {

/// tau of largest likelihood at fixed k: tau^k = k <u^k>.
double best_tau(const std::vector<double>& excess, double k) {
    double sum = 0;
    for (const double u : excess)
        sum += std::pow(u, k);
    return std::pow(k * sum / static_cast<double>(excess.size()), 1 / k);
}

/// Log-likelihood per value at that tau.
double profile(const std::vector<double>& excess, double k) {
    return std::log(k / best_tau(excess, k)) - std::lgamma(1 / k) - 1 / k;
}

/// The maximum of the profile over ln k, by golden section.
double best_shape(const std::vector<double>& excess) {
    double low = std::log(0.5), high = std::log(8.0);
    constexpr double golden = 1 / std::numbers::phi;
    while (high - low > 1e-4) {
        const double a = high - golden * (high - low), b = low + golden * (high - low);
        if (profile(excess, std::exp(a)) > profile(excess, std::exp(b)))
            high = b;
        else
            low = a;
    }
    return std::exp((low + high) / 2);
}

} // namespace

Tail fit_tail(const std::vector<double>& values) {
    if (values.size() < 4)
        throw std::invalid_argument("a tail needs at least four values");
    Tail tail{median(values), 0, 0};
    std::vector<double> excess;
    for (const double t : values)
        if (t > tail.median)
            excess.push_back(t - tail.median);
    if (excess.empty())
        throw std::invalid_argument("a tail needs values beyond their median");
    tail.shape = best_shape(excess);
    tail.tau = best_tau(excess, tail.shape);
    return tail;
}

double density(const Tail& tail, double t) {
    if (t < tail.median)
        throw std::invalid_argument("the tail begins at the median");
    return tail.shape / (2 * tail.tau * std::tgamma(1 / tail.shape)) *
           std::exp(-std::pow((t - tail.median) / tail.tau, tail.shape));
}

} // namespace physics
