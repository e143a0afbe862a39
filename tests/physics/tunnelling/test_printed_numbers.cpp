#include "physics/tunnelling/soft_potential.hpp"
#include "physics/tunnelling/tunnelling_integral.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

// What [Ji] works out by hand below Eq. (5) and in notes 42 to 44, counted over modes instead of
// tunnelling energies.  P(omega, kappa_c) ~ omega^3.  At fixed omega the asymmetry is linear in
// kappa - kappa_c, with a slope ~ kappa_c^3 ~ omega^3, so that with E^2 = Delta^2 + Delta_0^2
//     P(E) ~ int omega^3 |dkappa/dE| domega ~ int domega/sqrt(1 - (Delta_0(omega)/E)^2).
// Energies are in K, frequencies in omega_bar; only ratios enter.

namespace {

constexpr double smallest = 1e-13; // Delta_min

/// The frequency that tunnels with delta_0: Eq. (3) solved by bisection.
double frequency_at(double w, double delta_0) {
    double low = 0, high = 10;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (tunnel_splitting(w, middle, 1) > delta_0 ? low : high) = middle;
    }
    return low;
}

enum class Plateau { varies, frozen };

/// P(E) of modes with low < Delta_0 < high, but for a constant factor.  Frozen: P_0 ~ omega^-2 of
/// Eq. (5) is taken at Delta_0 = E, as in Eq. (7).
double density(double w, double e, double low, double high, Plateau plateau = Plateau::varies) {
    const double omega_0 = frequency_at(w, e);
    // omega = omega_0 + v^2 removes the singularity at omega_0; midpoint rule.
    const double first = std::sqrt(frequency_at(w, high) - omega_0);
    const double last = std::sqrt(frequency_at(w, low) - omega_0);
    constexpr int n = 200000;
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        const double v = first + (last - first) * (i + 0.5) / n, omega = omega_0 + v * v;
        const double ratio = tunnel_splitting(w, omega, 1) / e;
        const double weight = plateau == Plateau::frozen ? std::pow(omega / omega_0, 2) : 1;
        sum += weight * 2 * v / std::sqrt((1 - ratio) * (1 + ratio));
    }
    return sum * (last - first) / n;
}

double whole(double w, double e, Plateau plateau) { return density(w, e, smallest, e, plateau); }

} // namespace

TEST_CASE("below Eq. (5): for W = 10 E the top decade of Delta_0 holds 24 % of P(E)") {
    const double share = density(10, 1, 0.1, 1) / density(10, 1, smallest, 1);
    CHECK(share == doctest::Approx(0.24).epsilon(0.02));
    CHECK(tunnelling_integral(10, 0.1, 1) / tunnelling_integral(10, smallest, 1) ==
          doctest::Approx(share).epsilon(1e-5));
}

TEST_CASE("below Eq. (5): that is six times what the lowest decade holds") {
    const double ratio = density(10, 1, 0.1, 1) / density(10, 1, smallest, 10 * smallest);
    CHECK(ratio == doctest::Approx(6).epsilon(0.01));
    CHECK(tunnelling_integral(10, 0.1, 1) / tunnelling_integral(10, smallest, 10 * smallest) ==
          doctest::Approx(ratio).epsilon(1e-5));
}

TEST_CASE("note 42: for W = 10 E the slowest tunnelling has 2.4 times the frequency omega_0") {
    const double range = frequency_at(10, smallest) / frequency_at(10, 1);
    CHECK(range == doctest::Approx(2.4).epsilon(0.01));
    CHECK(typical_frequency(10, smallest, 1) / typical_frequency(10, 1, 1) ==
          doctest::Approx(range).epsilon(1e-12));
}

TEST_CASE("note 43: for W = 10 E the integral is about three times smaller than Eq. (7)") {
    const double excess = whole(10, 1, Plateau::frozen) / whole(10, 1, Plateau::varies);
    CHECK(excess == doctest::Approx(3).epsilon(0.04));
    CHECK(1 / integration_factor(10, 1, smallest) == doctest::Approx(excess).epsilon(1e-5));
}

TEST_CASE("note 44: for W = 100 K, P(10 K)/P(1 K) is 1.7 by Eq. (7)") {
    const double growth = whole(100, 10, Plateau::frozen) / whole(100, 1, Plateau::frozen);
    CHECK(growth == doctest::Approx(1.7).epsilon(0.01));
    const auto by_eq_7 = [](double e) {
        return density_factor(100, e, smallest, 1) * std::pow(typical_frequency(100, e, 1), 4);
    };
    CHECK(by_eq_7(10) / by_eq_7(1) == doctest::Approx(growth).epsilon(1e-5));
}

TEST_CASE("note 44 as the integral of Eq. (4): P(10 K)/P(1 K) is 1.23 only") {
    const double growth = whole(100, 10, Plateau::varies) / whole(100, 1, Plateau::varies);
    CHECK(growth == doctest::Approx(1.23).epsilon(0.005));
}
