#include "physics/statistics/poisson.hpp"
#include "physics/statistics/quantile.hpp"

#include <doctest/doctest.h>

using physics::poisson_mean;
using physics::quantile;
using physics::Random;

namespace {

std::vector<double> draws(std::size_t count) {
    Random random(1, count);
    std::vector<double> values(200000);
    for (double& value : values)
        value = poisson_mean(static_cast<double>(count), random);
    return values;
}

} // namespace

TEST_CASE("after no event the mean is below 1.14 at 68 % and below 3.00 at 95 %") {
    CHECK(quantile(draws(0), 0.68) == doctest::Approx(1.139).epsilon(0.01));
    CHECK(quantile(draws(0), 0.95) == doctest::Approx(2.996).epsilon(0.01));
}

TEST_CASE("the posterior of a flat prior has mean and variance n + 1") {
    for (const std::size_t n : {0u, 1u, 3u}) {
        double sum = 0, squares = 0;
        for (const double x : draws(n)) {
            sum += x / 200000;
            squares += x * x / 200000;
        }
        const auto expected = static_cast<double>(n + 1);
        CHECK(sum == doctest::Approx(expected).epsilon(0.01));
        CHECK(squares - sum * sum == doctest::Approx(expected).epsilon(0.03));
    }
}

TEST_CASE("one event leaves the mean between 0.71 and 3.29 at 68 %") {
    // Gamma(2): P(x) = 1 - (1 + x) exp(-x) = 0.16 and 0.84
    CHECK(quantile(draws(1), 0.16) == doctest::Approx(0.712).epsilon(0.02));
    CHECK(quantile(draws(1), 0.84) == doctest::Approx(3.289).epsilon(0.02));
}
