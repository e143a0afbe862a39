#include "physics/ensemble/silicon.hpp"
#include "physics/ensemble/soft_modes.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/glass/elasticity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace physics;

namespace {

using silicon::reading;

/// omega_D is that of the glasses drawn, x_c = 0.12.
SoftModes of_draw(const Ensemble& e, const Draw& draw, const ModeReading& how) {
    return soft_modes(e, {draw, mean_moduli(e, draw), 0.12, 0.1}, how);
}

} // namespace

TEST_CASE("the medians of chi are recovered in units of m omega_D^2/a^2") {
    const Ensemble e = synthetic::make({.glasses = 2000, .c1 = 2.1}, 1);
    const SoftModes modes = of_draw(e, every_glass(e), reading);
    CHECK(modes.c1 == doctest::Approx(2.1).epsilon(0.03));
    CHECK(modes.harmonic.c1 == doctest::Approx(2.1).epsilon(0.3)); // 50 values that scatter by 0.4
}

TEST_CASE("c1_harmonic is the median over the softest modes of the ensemble, not of each glass") {
    Ensemble e = synthetic::make({.glasses = 3, .A4 = 0}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    const double unit = omega * omega * std::cbrt(0.58 * 0.58);
    e.glasses[0].harmonic = {
        {0.01 * omega, 1 * unit}, {0.02 * omega, 2 * unit}, {0.03 * omega, 3 * unit}};
    e.glasses[2].harmonic = {{0.025 * omega, 9 * unit}, {0.3 * omega, 70 * unit}};
    ModeReading three = reading;
    three.softest = 3;
    CHECK(of_draw(e, {0, 1, 2}, three).harmonic.c1 == doctest::Approx(2));
    CHECK(of_draw(e, {2}, three).harmonic.c1 ==
          doctest::Approx(9)); // one mode for one glass of three
    CHECK(of_draw(e, {0, 1, 2}, three).harmonic.softest_below == doctest::Approx(0.025));
    ModeReading all = three;
    all.softest = 50; // the mode above x_c, a phonon, does not count
    CHECK(of_draw(e, {0, 1, 2}, all).harmonic.softest_below == doctest::Approx(0.03));
}

TEST_CASE("counts are those of spectrum and window, and a glass drawn twice counts twice") {
    const Ensemble e = synthetic::make({}, 3);
    const SoftModes once = of_draw(e, {5}, reading), twice = of_draw(e, {5, 5}, reading);
    CHECK(once.harmonic.below > 0);
    CHECK(twice.harmonic.below == 2 * once.harmonic.below);
    CHECK(twice.nonlinear.all == 2 * once.nonlinear.all);
    CHECK(twice.glasses == 2);
    CHECK(twice.c1 == doctest::Approx(once.c1));
}

TEST_CASE("cubic modes outside the window leave c_1 as it is") {
    Ensemble e = synthetic::make({.glasses = 3}, 4);
    const double inside = of_draw(e, every_glass(e), reading).c1;
    const double omega = debye_frequency(e, every_glass(e));
    for (int k = 0; k < 100; ++k)
        e.glasses[1].cubic.push_back({0.3 * omega, 0, 1e6});
    CHECK(of_draw(e, every_glass(e), reading).c1 == inside);
}

TEST_CASE("c_1 may be that of the harmonic modes") {
    const Ensemble e = synthetic::make({.glasses = 300}, 5);
    ModeReading harmonic = reading;
    harmonic.c1 = MedianOver::harmonic;
    CHECK(of_draw(e, every_glass(e), harmonic).c1 ==
          of_draw(e, every_glass(e), reading).harmonic.c1);
}

TEST_CASE("chi is compared along the softest harmonic modes and the cubic modes they lead to") {
    Ensemble e = synthetic::make({.glasses = 3, .A4 = 0, .cubic_modes = 0}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    for (const double chi : {5.0, 3.0, 4.0, 8.0, 4.0, 100.0}) {
        const double x = 0.05 + 0.01 * static_cast<double>(e.glasses[0].harmonic.size());
        e.glasses[0].harmonic.push_back({x * omega, chi});
        e.glasses[0].cubic.push_back({(x + 0.02) * omega, 1, 4, x * omega});
    }
    ModeReading five = reading;
    five.softest = 5; // the sixth does not count
    CHECK(of_draw(e, every_glass(e), five).harmonic.chi_ratio == 1);
    const Draw one{0}; // of three glasses, with two of the five, and two are enough
    CHECK(of_draw(e, one, five).harmonic.chi_ratio == 1);
    five.softest = 4;
    CHECK(std::isnan(of_draw(e, every_glass(e), five).harmonic.chi_ratio));
}

TEST_CASE("starts at or above the limit are left out, with their duplicates") {
    std::vector<Ensemble> one{synthetic::make({.glasses = 2, .cubic_modes = 0}, 6)};
    MeasuredGlass& glass = one[0].glasses[0];
    const double x1 =
        first_plane_wave({glass.shear_modulus, glass.bulk_modulus, 0}, one[0].density, one[0].edge);
    glass.cubic = {{0.9 * x1, 0, 1, 0.5 * x1}, {1.2 * x1, 0, 1, 0.81 * x1}};
    glass.duplicates = {{0.9 * x1, 0, 1, 0.9 * x1}};
    keep({1, 1, false}, one);
    CHECK(glass.cubic.size() + glass.duplicates.size() == 3);
    keep({0.8, 1, false}, one);
    CHECK(glass.cubic.size() == 1);
    CHECK(glass.duplicates.empty());
}

TEST_CASE("a glass that would yield to shear has the mean first plane wave") {
    std::vector<Ensemble> one{synthetic::make({.glasses = 5, .cubic_modes = 0}, 6)};
    MeasuredGlass& glass = one[0].glasses[0];
    glass.shear_modulus = -0.1 * glass.shear_modulus;
    const double x1 =
        first_plane_wave(mean_moduli(one[0], every_glass(one[0])), one[0].density, one[0].edge);
    glass.cubic = {{x1, 0, 1, 0.79 * x1}, {x1, 0, 1, 0.81 * x1}};
    keep({0.8, 1, false}, one);
    CHECK(glass.cubic.size() == 1);
}

TEST_CASE("one limit of starts may hold for all parent temperatures, in units of omega_D") {
    std::vector<Ensemble> one{synthetic::make({.glasses = 2, .cubic_modes = 0}, 6)};
    const double omega = debye_frequency(one[0], every_glass(one[0]));
    one[0].glasses[1].cubic = {{0.06 * omega, 0, 1, 0.056 * omega},
                               {0.06 * omega, 0, 1, 0.058 * omega}};
    keep({1, 0.057, false}, one);
    CHECK(one[0].glasses[1].cubic.size() == 1);
}

TEST_CASE("a mode may count once for each start that reached it") {
    std::vector<Ensemble> one{synthetic::make({.glasses = 2, .cubic_modes = 0}, 6)};
    one[0].glasses[0].cubic = {{1, 0, 1, 1}};
    one[0].glasses[0].duplicates = {{1, 0, 1, 1.1}, {1, 0, 1, 1.2}};
    keep({1, 1, true}, one);
    CHECK(one[0].glasses[0].cubic.size() == 3);
    CHECK(one[0].glasses[0].duplicates.empty());
}

TEST_CASE("without cubic modes c_1 is not defined") {
    const Ensemble e = synthetic::make({.cubic_modes = 0}, 3);
    CHECK(std::isnan(of_draw(e, every_glass(e), reading).c1));
}

TEST_CASE("a typical c_1 is the chi of the modes at the omega_0 that it leads to") {
    // chi = 20 x and x_0 = 0.08 c_1^(1/3) meet at c_1 = 1.6^(3/2)
    std::vector<SpectralChi> modes;
    for (double x = 0.02; x < 0.4; x += 1e-4)
        modes.push_back({x, 20 * x});
    const auto x0_of = [](double c1) { return 0.08 * std::cbrt(c1); };
    for (const double first : {0.1, 2.0, 9.0})
        CHECK(typical_c1(modes, {0.25, 5}, first, x0_of) ==
              doctest::Approx(std::pow(1.6, 1.5)).epsilon(0.002));
}

TEST_CASE("a typical c_1 is unknown without modes near omega_0, or where nothing tunnels") {
    const std::vector<SpectralChi> far(30, {0.5, 1.0});
    const auto here = [](double) { return 0.08; };
    CHECK(std::isnan(typical_c1(far, {0.25, 5}, 1, here)));
    const std::vector<SpectralChi> near(30, {0.08, 1.0});
    CHECK(typical_c1(near, {0.25, 5}, 7, here) == 1);
    CHECK(std::isnan(typical_c1(near, {0.25, 5}, 7, [](double) { return std::nan(""); })));
}

TEST_CASE("the counted density of modes of D = A x^4 is A x_0^4") {
    constexpr double prefactor = 800, x0 = 0.08;
    SoftModes modes{};
    modes.glasses = 4000;
    modes.particles = 2000;
    modes.harmonic.complete_below = 0.12;
    Random random(1, 1);
    for (double n = 3 * 2000.0 * 4000 * prefactor * std::pow(0.12, 5) / 5; n > 0; --n)
        modes.harmonic.x.push_back(0.12 * std::pow(random.uniform(), 0.2));
    CHECK(counted_density(modes, x0, {0.25, 10}) ==
          doctest::Approx(prefactor * std::pow(x0, 4)).epsilon(0.01));
    modes.harmonic.complete_below = 0.099;
    CHECK(std::isnan(counted_density(modes, x0, {0.25, 10})));
    modes.harmonic.complete_below = 0.12;
    modes.harmonic.x.assign(9, x0); // too few
    CHECK(std::isnan(counted_density(modes, x0, {0.25, 10})));
}
