#include "physics/ensemble/spectrum_curves.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

TEST_CASE("curves run from the end of the first bin to that of the last in equal ratios") {
    SpectrumEstimate e{};
    e.prefactor.estimate.value = 700;
    const SpectrumCurves curves = spectrum_curves({e}, {0, 0.02, 0.1, 0.32}, 5);
    REQUIRE(curves.frequency.size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
        const double x = 0.02 * std::pow(2.0, static_cast<double>(k));
        CHECK(curves.frequency[k] == doctest::Approx(x));
        CHECK(curves.debye[k] == doctest::Approx(3 * x * x));
        CHECK(curves.quartic[0][k] == doctest::Approx(700 * std::pow(x, 4)));
    }
}
