#include "physics/statistics/quantile.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using physics::median;
using physics::quantile;

TEST_CASE("the median halves the values, whatever their order") {
    CHECK(median({5, 1, 3}) == 3);
    CHECK(median({4, 1, 3, 2}) == 2.5);
    CHECK(median({7}) == 7);
}

TEST_CASE("infinite values have their place") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(quantile({1, 2, infinity, infinity}, 1.0) == infinity);
    CHECK(quantile({1, 2, infinity, infinity}, 0.9) == infinity);
    CHECK(quantile({1, 2, infinity}, 0.5) == 2);
}

TEST_CASE("quantiles of 0, 1, .. 100 are the percentages themselves") {
    std::vector<double> values;
    for (int i = 100; i >= 0; --i)
        values.push_back(i);
    for (const double p : {0.0, 0.025, 0.16, 0.5, 0.975, 1.0})
        CHECK(quantile(values, p) == doctest::Approx(100 * p));
}

TEST_CASE("no value and a share outside [0, 1] are refused") {
    CHECK_THROWS_AS(median({}), std::invalid_argument);
    CHECK_THROWS_AS(quantile({1, 2}, 1.1), std::invalid_argument);
}
