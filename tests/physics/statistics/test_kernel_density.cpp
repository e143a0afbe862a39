#include "physics/statistics/kernel_density.hpp"
#include "physics/statistics/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

using physics::cross_validated_bandwidth;
using physics::kernel_density;

namespace {

std::vector<double> half_normal(std::size_t n) {
    physics::Random random(4, n);
    std::vector<double> values(n);
    for (double& value : values)
        value = std::abs(random.normal());
    return values;
}

} // namespace

TEST_CASE("a density of positive numbers integrates to one over them") {
    const std::vector<double> values{0.01, 0.3, 0.35, 1.2};
    double sum = 0;
    for (int i = 0; i < 4000; ++i)
        sum += kernel_density(values, 0.2, (i + 0.5) / 1000) / 1000;
    CHECK(sum == doctest::Approx(1).epsilon(1e-4));
}

TEST_CASE("the density of |normal| numbers is recovered, in the middle and at zero") {
    const auto values = half_normal(4000);
    const double h = cross_validated_bandwidth(values);
    for (const double t : {0.0, 0.5, 1.0, 1.7})
        CHECK(
            kernel_density(values, h, t) ==
            doctest::Approx(std::sqrt(2 / std::numbers::pi) * std::exp(-t * t / 2)).epsilon(0.12));
}

TEST_CASE("more values ask for a narrower kernel") {
    CHECK(cross_validated_bandwidth(half_normal(3000)) <
          0.8 * cross_validated_bandwidth(half_normal(100)));
}

TEST_CASE("the bandwidth scales with the values") {
    auto values = half_normal(200);
    const double h = cross_validated_bandwidth(values);
    for (double& value : values)
        value *= 3;
    CHECK(cross_validated_bandwidth(values) == doctest::Approx(3 * h));
}

TEST_CASE("a narrow and a broad peak ask for less than the rule for one peak") {
    physics::Random random(8, 8);
    std::vector<double> values;
    for (int i = 0; i < 400; ++i)
        values.push_back(i % 2 == 0 ? 1 + 0.01 * random.normal() : 3 + 0.01 * random.normal());
    CHECK(cross_validated_bandwidth(values) < 0.25 * 1.06 * std::pow(400.0, -0.2));
}

TEST_CASE("too few or equal values are refused") {
    CHECK_THROWS_AS(cross_validated_bandwidth({1, 2}), std::invalid_argument);
    CHECK_THROWS_AS(cross_validated_bandwidth({1, 1, 1}), std::invalid_argument);
    CHECK_THROWS_AS(kernel_density({}, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(kernel_density({1}, 0, 1), std::invalid_argument);
}
