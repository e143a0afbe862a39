#include "physics/tunnelling_integral.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using physics::integration_factor;
using physics::tunnelling_integral;

TEST_CASE("for W = 10 E the top decade of Delta_0 holds 24 % and six times the lowest decade") {
    const double total = tunnelling_integral(10, 1e-13, 1);
    const double top = tunnelling_integral(10, 0.1, 1);
    const double bottom = tunnelling_integral(10, 1e-13, 1e-12);
    CHECK(top / total == doctest::Approx(0.24).epsilon(0.02));
    CHECK(top / bottom == doctest::Approx(6).epsilon(0.01));
}

TEST_CASE("for W = 10 E the integral is about three times smaller than with P_0 frozen at E") {
    CHECK(1 / integration_factor(10, 1, 1e-13) == doctest::Approx(3).epsilon(0.02));
}

TEST_CASE("for W = 100 K, P(10 K)/P(1 K) is 1.7 by Eq. (7), and 1.23 with Eq. (4) integrated") {
    const double frozen = std::pow(std::log(10.0) / std::log(100.0), -2.0 / 3) *
                          std::log(20 / 1e-13) / std::log(2 / 1e-13);
    CHECK(frozen == doctest::Approx(1.7).epsilon(0.01)); // [Ji] footnote 44
    const double factor = integration_factor(100, 10, 1e-13) / integration_factor(100, 1, 1e-13);
    CHECK(frozen * factor == doctest::Approx(1.23).epsilon(0.005));
}

TEST_CASE("decades add up") {
    CHECK(tunnelling_integral(7, 1e-4, 1e-2) + tunnelling_integral(7, 1e-2, 1) ==
          doctest::Approx(tunnelling_integral(7, 1e-4, 1)).epsilon(1e-7));
}

TEST_CASE("for W far above E the density P_0 hardly varies, and Eq. (7) is exact") {
    CHECK(integration_factor(1e200, 1, 1e-3) == doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("it is the integral of Eq. (4): a coarse sum over Delta_0 itself agrees") {
    double sum = 0;
    constexpr int n = 400000;
    for (int i = 0; i < n; ++i) {
        const double d = 0.2 + 0.7 * (i + 0.5) / n;
        sum += std::pow(std::log(9 / d) / std::log(9.0), -2.0 / 3) / (d * std::sqrt(1 - d * d));
    }
    CHECK(tunnelling_integral(9, 0.2, 0.9) == doctest::Approx(sum * 0.7 / n).epsilon(1e-8));
}

TEST_CASE("limits out of order are refused") {
    CHECK_THROWS_AS(tunnelling_integral(0.9, 0.1, 1), std::invalid_argument);
    CHECK_THROWS_AS(tunnelling_integral(10, 0.2, 0.1), std::invalid_argument);
    CHECK_THROWS_AS(tunnelling_integral(10, 0, 1), std::invalid_argument);
    CHECK_THROWS_AS(tunnelling_integral(10, 0.5, 2), std::invalid_argument);
}
