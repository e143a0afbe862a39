#include "physics/ensemble/spectral_exponent.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

Ensemble two_glasses() {
    Ensemble e = synthetic::make({.glasses = 2}, 1);
    e.glasses[0].harmonic = {{1.0, 1}, {3.0, 1}};
    e.glasses[1].harmonic = {{2.0, 1}, {8.0, 1}};
    return e;
}

} // namespace

TEST_CASE("the exponent is that of the modes below the cut-off") {
    const Ensemble e = two_glasses();
    const SpectralExponent exponent(e);
    CHECK(exponent.of({0, 1}, 4.0, 1) ==
          doctest::Approx(3 / (std::log(4.0) + std::log(4.0 / 3) + std::log(2.0)) - 1));
    CHECK(exponent.of({1, 1}, 4.0, 1) == doctest::Approx(1 / std::log(2.0) - 1));
}

TEST_CASE("fewer modes than asked for have no exponent") {
    const Ensemble e = two_glasses();
    const SpectralExponent exponent(e);
    CHECK_FALSE(std::isnan(exponent.of({0, 1}, 4.0, 3)));
    CHECK(std::isnan(exponent.of({0, 1}, 4.0, 4)));
    CHECK(std::isnan(exponent.of({0, 1}, 0.5, 1)));
}

TEST_CASE("modes drawn from A_4 omega^4 have exponent 4") {
    const Ensemble e = synthetic::make({.glasses = 400, .A4 = 700}, 2);
    const Draw all = every_glass(e);
    const double omega = debye_frequency(e, all);
    const double error = 5 / std::sqrt(static_cast<double>(count_modes(e, all, omega, 0, 0.12)));
    CHECK(std::abs(SpectralExponent(e).of(all, 0.12 * omega, 10) - 4) < 3 * error);
}
