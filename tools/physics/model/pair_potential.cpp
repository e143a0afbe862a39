#include "physics/model/pair_potential.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// n!! = n (n-2) (n-4) ...; 1 for n <= 0.
double double_factorial(int n) { return n <= 0 ? 1 : n * double_factorial(n - 2); }

/// c_2l = (-1)^(l+1) / [(2q-2l)!! (2l)!!] (beta+2q)!! / [(beta-2)!! (beta+2l)] x_c^-(beta+2l)
double coefficient(const Model& m, int l) {
    const int beta = m.exponent, q = m.smoothing;
    const double sign = l % 2 == 0 ? -1 : 1;
    return sign / (double_factorial(2 * q - 2 * l) * double_factorial(2 * l)) *
           double_factorial(beta + 2 * q) / (double_factorial(beta - 2) * (beta + 2 * l)) *
           std::pow(m.cutoff, -(beta + 2 * l));
}

double power(double x, int n) {
    double y = 1;
    for (; n > 0; n >>= 1, x *= x)
        if (n & 1)
            y *= x;
    return y;
}

} // namespace

PairPotential::PairPotential(const Model& model) : model_(model) {
    check(model);
    for (int l = 0; l <= model.smoothing; ++l)
        coefficients_.push_back(coefficient(model, l));
}

double PairPotential::range(double a, double b) const { return model_.cutoff * pair_size(a, b); }

Eigen::VectorXd PairPotential::radii(const Eigen::VectorXd& sizes) const {
    return model_.cutoff / 2 * sizes; // lambda_ij <= (a + b)/2
}

double PairPotential::longest_range() const {
    // lambda_ij is largest for two equal largest particles as long as n_a times a size stays below
    // 1/2; otherwise the maximum over the second size is searched for.
    const Model& m = model_;
    double longest = range(m.largest_size, m.largest_size);
    for (int k = 0; k <= 1000; ++k)
        longest = std::max(
            longest, range(m.largest_size, std::lerp(m.smallest_size, m.largest_size, k / 1000.0)));
    return longest;
}

void PairPotential::expect_room(double edge) const {
    const double least = 2 * longest_range();
    if (!(edge > least))
        throw std::invalid_argument("box edge is " + std::to_string(edge) +
                                    ", expected more than twice the longest range, " +
                                    std::to_string(least));
}

double PairPotential::energy(double r2, double a, double b) const {
    const double size = pair_size(a, b);
    const double u = r2 / (size * size); // x^2
    if (u >= model_.cutoff * model_.cutoff)
        return 0;
    double sum = 0;
    for (auto c = coefficients_.rbegin(); c != coefficients_.rend(); ++c)
        sum = sum * u + *c;
    return power(1 / u, model_.exponent / 2) + sum;
}

std::array<double, 5> PairPotential::derivatives(double r2, double a, double b) const {
    const double size = pair_size(a, b);
    const double u = r2 / (size * size);
    std::array<double, 5> d{};
    if (u >= model_.cutoff * model_.cutoff)
        return d;

    const int half = model_.exponent / 2;
    double inverse_power = power(1 / u, half); // d^n/du^n u^-half
    double scale = 1;                          // (du/ds)^n with s = r^2/2
    for (int n = 0; n < 5; ++n) {
        double polynomial = 0; // d^n/du^n sum_l c_2l u^l
        for (int l = model_.smoothing; l >= n; --l) {
            double falling = 1; // l (l-1) .. (l-n+1)
            for (int k = 0; k < n; ++k)
                falling *= l - k;
            polynomial = polynomial * u + coefficients_[static_cast<std::size_t>(l)] * falling;
        }
        d[static_cast<std::size_t>(n)] = scale * (inverse_power + polynomial);
        inverse_power *= -(half + n) / u;
        scale *= 2 / (size * size);
    }
    return d;
}

} // namespace physics
