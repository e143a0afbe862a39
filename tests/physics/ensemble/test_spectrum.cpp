#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"

#include <doctest/doctest.h>

using namespace physics;

TEST_CASE("A_4 of modes drawn from A_4 omega^4 is recovered within its error") {
    const Ensemble e = synthetic::make({.glasses = 400, .A4 = 700}, 1);
    const Draw all = every_glass(e);
    const double omega = debye_frequency(e, all);
    for (const double cutoff : {0.08, 0.12, 0.16}) {
        const auto n = static_cast<double>(count_modes(e, all, omega, 0, cutoff));
        CHECK(quartic_prefactor(n, 2000, 400, cutoff) ==
              doctest::Approx(700).epsilon(3 / std::sqrt(n)));
    }
}

TEST_CASE("the lowest frequency follows P(omega_min > x) = exp(-(3N/5) A_4 omega_D^5 x^5)") {
    const Ensemble e = synthetic::make({.glasses = 4000, .A4 = 700, .highest = 0.12}, 3);
    const double omega = debye_frequency(e, every_glass(e));
    for (const double x : {0.05, 0.06, 0.07}) {
        double empty = 0;
        for (std::size_t g = 0; g < e.glasses.size(); ++g)
            empty += count_modes(e, {g}, omega, 0, x) == 0 ? 1.0 / 4000 : 0;
        const double expected = std::exp(-3 * 2000.0 / 5 * 700 * std::pow(x, 5));
        CHECK(std::abs(empty - expected) < 3 * std::sqrt(expected * (1 - expected) / 4000));
    }
}

TEST_CASE("the density of a bin times its width adds up to the share of 3N modes below the end") {
    const Ensemble e = synthetic::make({}, 4);
    const Draw all = every_glass(e);
    const double omega = debye_frequency(e, all), width = 0.01;
    double share = 0;
    for (int b = 0; b < 16; ++b) {
        const auto n = static_cast<double>(count_modes(e, all, omega, b * width, (b + 1) * width));
        share += mode_density(n, 2000, 60, width) * width;
    }
    CHECK(share == doctest::Approx(static_cast<double>(count_modes(e, all, omega, 0, 0.16)) /
                                   (3 * 2000 * 60)));
}

TEST_CASE("the fit integrates to the count it was made from") {
    const double a4 = quartic_prefactor(50, 2000, 10, 0.1);
    double sum = 0;
    constexpr int n = 1000;
    for (int i = 0; i < n; ++i)
        sum += quartic_density(a4, 0.1 * (i + 0.5) / n) * 0.1 / n;
    CHECK(sum * 3 * 2000 * 10 == doctest::Approx(50).epsilon(1e-5));
}

TEST_CASE("Debye's density integrates to one mode per degree of freedom up to omega_D") {
    double sum = 0;
    for (int i = 0; i < 1000; ++i)
        sum += debye_density((i + 0.5) / 1000) / 1000;
    CHECK(sum == doctest::Approx(1).epsilon(1e-5));
}

TEST_CASE("an ensemble is complete as far as its least complete glass") {
    Ensemble e = synthetic::make({.glasses = 3}, 5);
    e.glasses[1].complete_below *= 0.9;
    CHECK(complete_below(e) == e.glasses[1].complete_below);
}
