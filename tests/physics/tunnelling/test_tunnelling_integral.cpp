#include "physics/tunnelling/tunnelling_integral.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using physics::integration_factor;
using physics::tunnelling_integral;

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
