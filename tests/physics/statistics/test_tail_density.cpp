#include "physics/statistics/random.hpp"
#include "physics/statistics/tail_density.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

using namespace physics;

TEST_CASE("a Gaussian's tail is found with shape 2 and the right density") {
    Random random(1, 1);
    std::vector<double> values(20000);
    for (double& value : values)
        value = 0.8 + 0.3 * random.normal();
    const Tail tail = fit_tail(values);
    CHECK(tail.shape == doctest::Approx(2).epsilon(0.1));
    for (const double t : {0.9, 1.2, 1.5})
        CHECK(density(tail, t) == doctest::Approx(std::exp(-std::pow((t - 0.8) / 0.3, 2) / 2) /
                                                  (0.3 * std::sqrt(2 * std::numbers::pi)))
                                      .epsilon(0.1));
}

TEST_CASE("an exponential's tail is found with shape 1") {
    Random random(2, 2);
    std::vector<double> values(20000);
    for (double& value : values)
        value = -0.4 * std::log1p(-random.uniform());
    const Tail tail = fit_tail(values);
    CHECK(tail.shape == doctest::Approx(1).epsilon(0.1));
    CHECK(tail.median == doctest::Approx(0.4 * std::log(2.0)).epsilon(0.03));
    CHECK(density(tail, 1.0) == doctest::Approx(std::exp(-1 / 0.4) / 0.4).epsilon(0.1));
}

TEST_CASE("half of the modes lie in the tail") {
    const Tail tail{1.0, 0.3, 1.4};
    double sum = 0;
    for (int i = 0; i < 40000; ++i)
        sum += density(tail, 1 + (i + 0.5) * 1e-4) * 1e-4;
    CHECK(sum == doctest::Approx(0.5).epsilon(1e-4));
}

TEST_CASE("too few values, equal ones and a place before the median are refused") {
    CHECK_THROWS_AS(fit_tail({1, 2, 3}), std::invalid_argument);
    CHECK_THROWS_AS(fit_tail({1, 1, 1, 1}), std::invalid_argument);
    CHECK_THROWS_AS(density(Tail{1, 1, 1}, 0.9), std::invalid_argument);
}
