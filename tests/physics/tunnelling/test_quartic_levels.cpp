#include "physics/tunnelling/constants.hpp"
#include "physics/tunnelling/quartic_levels.hpp"
#include "physics/tunnelling/soft_potential.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace physics;

namespace {

doctest::Approx about(double value, double tolerance) {
    return doctest::Approx(value).epsilon(tolerance).scale(0);
}

/// Delta_0 of [Ji] Eq. (3), [hbar omega_bar].
double printed(double y) { return std::exp(-y * y * y) / std::cbrt(48); }

} // namespace

TEST_CASE("splittings are those of (s^2 - 1)^2") {
    // h (x^2 - 1)^2 has omega = sqrt(8 h) and chi = 24 h with m = 1, so omega_bar^3 = 12 hbar h;
    // the eigenvalues of h = 1 split by 3.42299e-4 at hbar = 0.2 and by 1.3236e-5 at 0.15.
    for (const auto& [h_bar, splitting] : {std::pair{0.2, 3.42299e-4}, {0.15, 1.3236e-5}}) {
        const double omega_bar = std::cbrt(12 * h_bar);
        CHECK(symmetric_splitting(std::sqrt(8) / omega_bar) ==
              about(splitting / (h_bar * omega_bar), 5e-3));
    }
}

TEST_CASE("far below the barrier the splitting is that of one instanton") {
    // Delta_0 = 2 hbar omega sqrt(6 S/pi hbar) exp(-S/hbar), with S = m omega^3/(chi/2m) hbar.., the
    // exponent y^3 of [Ji] Eq. (3); the next term is -71/72 of 1/S.
    for (const double y : {3.0, 3.5, 4.0}) {
        const double s = y * y * y;
        const double instanton = 2 * y * std::sqrt(6 * s / 3.141592653589793) * std::exp(-s);
        CHECK(symmetric_splitting(y) == about(instanton * (1 - 71.0 / 72 / s), 0.01));
    }
}

TEST_CASE("Eq. (3) leaves out what stands before the exponential") {
    const double ratio = symmetric_splitting(std::cbrt(5)) / printed(std::cbrt(5));
    CHECK(ratio > 25);
    CHECK(ratio < 40);
}

TEST_CASE("the integral is that over frequencies") {
    const double low = 1.8, high = 3.6;
    const double e = symmetric_splitting(low), least = symmetric_splitting(high);
    // omega = low + v^2 takes the root at Delta_0 = E away.
    double sum = 0;
    constexpr int n = 200000;
    const double dv = std::sqrt(high - low) / n;
    for (int k = 0; k < n; ++k) {
        const double v = dv * (k + 0.5), ratio = symmetric_splitting(low + v * v) / e;
        sum += 2 * v * dv / std::sqrt((1 - ratio) * (1 + ratio));
    }
    CHECK(splitting_integral(e, least) == about(sum, 0.01));
}

TEST_CASE("outside the table there is no integral") {
    CHECK(std::isnan(splitting_integral(1, 1e-6)));
    CHECK(std::isnan(splitting_integral(1e-3, 1e-60)));
    CHECK_THROWS_AS(symmetric_splitting(1.2), std::invalid_argument);
}

TEST_CASE("with Eq. (3) for the levels it is twice Eq. (8) integrated") {
    // P(omega, kappa_c) kappa_c = 3 D_L f/a^3 in C_0, one sign of epsilon: n_0 = 2 A_4 f omega_bar^4
    // J/(2 hbar a^3) with J of Eq. (3), dy = dln(Delta_0)/(3 y^2).
    const double omega_bar = 5e12, a = 2.9e-10, e = 1.38e-23, least = 1e-13 * e;
    const double w = hbar * omega_bar / std::cbrt(48);
    double j = 0;
    constexpr int n = 20000;
    const double du = std::acosh(e / least) / n;
    for (int k = 0; k < n; ++k)
        j += du / (3 * std::pow(std::log(w / e * std::cosh(du * (k + 0.5))), 2.0 / 3.0));
    const double plateau = std::pow(std::log(w / e), 2.0 / 3.0); // of Eq. (7): P_0 at Delta_0 = E
    const double c0 = density_factor(w, e, least, a), omega_0 = typical_frequency(w, e, omega_bar);
    const double with_plateau = c0 * std::pow(omega_0, 4);
    const double ours =
        std::pow(omega_bar, 4) * std::acosh(e / least) / (3 * plateau) / (hbar * a * a * a);
    CHECK(ours == about(2 * with_plateau, 0.01));
    CHECK(j * 3 * plateau / std::acosh(e / least) < 1); // the plateau falls
}
