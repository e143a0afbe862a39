#include "physics/tunnelling/worked_example.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace physics;

namespace {

const WorkedExample printed{1, 1e-13, 10, 100, 10}; // in k_B K: only ratios enter

const ExampleNumbers numbers = example_numbers(printed);

} // namespace

TEST_CASE("for W = 10 E the top decade of Delta_0 holds 24 % and six times the lowest decade") {
    CHECK(numbers.top_share == doctest::Approx(0.24).epsilon(0.02));
    CHECK(numbers.top_over_lowest == doctest::Approx(6).epsilon(0.01));
}

TEST_CASE("for W = 10 E omega at Delta_min = 1e-13 E is 2.4 times that of Delta_0 = E") {
    CHECK(numbers.frequency_range == doctest::Approx(2.4).epsilon(0.01));
    CHECK(numbers.frequency_range ==
          doctest::Approx(std::cbrt(std::log(1e14) / std::log(10.0))).epsilon(1e-12));
}

TEST_CASE("for W = 10 E the integral is about three times smaller than with P_0 frozen at E") {
    CHECK(numbers.frozen_excess == doctest::Approx(3).epsilon(0.02));
}

TEST_CASE("for W = 100 K, P(10 K)/P(1 K) is 1.7 by Eq. (7), and 1.23 with Eq. (4) integrated") {
    const double frozen = std::pow(std::log(10.0) / std::log(100.0), -2.0 / 3) *
                          std::log(20 / 1e-13) / std::log(2 / 1e-13);
    CHECK(numbers.growth == doctest::Approx(frozen).epsilon(1e-12));
    CHECK(numbers.growth == doctest::Approx(1.7).epsilon(0.01)); // [Ji] note 44
    CHECK(numbers.growth_integrated == doctest::Approx(1.23).epsilon(0.005));
}

TEST_CASE("an E above W is refused") {
    CHECK_THROWS_AS(example_numbers({1, 1e-13, 0.5, 100, 10}), std::invalid_argument);
    CHECK_THROWS_AS(example_numbers({1, 1e-13, 10, 100, 200}), std::invalid_argument);
}
