#include "physics/ensemble/typical_modes.hpp"
#include "physics/statistics/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace physics;

TEST_CASE("a typical c_1 is the chi of the modes at the omega_0 that it leads to") {
    // chi = 20 x and x_0 = 0.08 c_1^(1/3) meet at c_1 = 1.6^(3/2)
    std::vector<SpectralChi> modes;
    for (double x = 0.02; x < 0.4; x += 1e-4)
        modes.push_back({x, 20 * x});
    const auto x0_of = [](double c1) { return 0.08 * std::cbrt(c1); };
    for (const double first : {0.1, 2.0, 9.0})
        CHECK(typical_c1(modes, 0.25, first, x0_of) ==
              doctest::Approx(std::pow(1.6, 1.5)).epsilon(0.002));
}

TEST_CASE("a typical c_1 is unknown without modes near omega_0, or where nothing tunnels") {
    const std::vector<SpectralChi> far(30, {0.5, 1.0});
    const auto here = [](double) { return 0.08; };
    CHECK(std::isnan(typical_c1(far, 0.25, 1, here)));
    const std::vector<SpectralChi> near(30, {0.08, 1.0});
    CHECK(typical_c1(near, 0.25, 7, here) == 1);
    CHECK(std::isnan(typical_c1(near, 0.25, 7, [](double) { return std::nan(""); })));
}

TEST_CASE("the counted density of modes of D = A x^4 is A x_0^4") {
    constexpr double prefactor = 800, x0 = 0.08, width = 0.25, particles = 2000, glasses = 4000;
    std::vector<double> harmonic;
    Random random(1, 1);
    for (double n = 3 * particles * glasses * prefactor * std::pow(0.12, 5) / 5; n > 0; --n)
        harmonic.push_back(0.12 * std::pow(random.uniform(), 0.2));
    CHECK(counted_density(harmonic, 0.12, particles, glasses, x0, width) ==
          doctest::Approx(prefactor * std::pow(x0, 4)).epsilon(0.01));
    CHECK(std::isnan(counted_density(harmonic, 0.099, particles, glasses, x0, width)));
    CHECK(std::isnan(counted_density({}, 0.12, particles, glasses, x0, width)));
}
