#include "physics/liquid/rosenfeld_tarazona.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using physics::MeanOfChains;

namespace {

double law(double t) { return 3.6 + 3.4 * std::pow(t, 0.6); }

} // namespace

TEST_CASE("liquids on the law have the temperature they are called") {
    constexpr std::array t{0.8, 0.55, 0.35, 0.3};
    std::array<MeanOfChains, 4> energies{};
    for (std::size_t k = 0; k < 4; ++k)
        energies[k] = {law(t[k]), 0};
    const auto found = temperatures_of_energies(t, energies);
    CHECK(std::isnan(found[1].value));
    CHECK(found[2].value == doctest::Approx(0.35).epsilon(1e-12));
    CHECK(found[3].value == doctest::Approx(0.3).epsilon(1e-12));
}

TEST_CASE("errors of all three energies enter") {
    constexpr std::array t{0.8, 0.55, 0.3};
    const auto temperature = [&](double hot, double cold, double own) {
        const std::array<MeanOfChains, 3> energies{
            {{law(0.8) + hot, 0.001}, {law(0.55) + cold, 0.002}, {law(0.32) + own, 0.004}}};
        return temperatures_of_energies(t, energies)[2];
    };
    constexpr double h = 1e-6;
    const auto slope = [&](double hot, double cold, double own) {
        return (temperature(hot, cold, own).value - temperature(-hot, -cold, -own).value) / (2 * h);
    };
    const double expected =
        std::hypot(0.001 * slope(h, 0, 0), 0.002 * slope(0, h, 0), 0.004 * slope(0, 0, h));
    CHECK(temperature(0, 0, 0).value == doctest::Approx(0.32).epsilon(1e-12));
    CHECK(temperature(0, 0, 0).error == doctest::Approx(expected).epsilon(1e-6));
}

TEST_CASE("two liquids tell nothing about themselves") {
    constexpr std::array t{0.8, 0.55};
    constexpr std::array<MeanOfChains, 2> energies{{{6.5, 0.1}, {5.9, 0.1}}};
    for (const auto& found : temperatures_of_energies(t, energies))
        CHECK(std::isnan(found.value));
}
