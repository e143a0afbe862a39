#include "physics/ensemble/soft_modes.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/glass/elasticity.hpp"

#include <doctest/doctest.h>

using namespace physics;

namespace {

const Reading reading{.cutoff = 0.12,
                      .softest = 50,
                      .c1 = MedianOver::window,
                      .window = {0.04, 0.16, 0.10},
                      .chi_of = ChiOf::each,
                      .typical_width = 0.25,
                      .kernel_bandwidth = 0.1};

/// omega_D is that of the glasses drawn.
SoftModes of_draw(const Ensemble& e, const Draw& draw, const Reading& how) {
    return soft_modes(e, draw, mean_moduli(e, draw), how);
}

} // namespace

TEST_CASE("the medians of chi are recovered in units of m omega_D^2/a^2") {
    const Ensemble e = synthetic::make({.glasses = 2000, .c1 = 2.1}, 1);
    const SoftModes modes = of_draw(e, every_glass(e), reading);
    CHECK(modes.c1 == doctest::Approx(2.1).epsilon(0.03));
    CHECK(modes.c1_harmonic == doctest::Approx(2.1).epsilon(0.3)); // 50 values that scatter by 0.4
}

TEST_CASE("c1_harmonic is the median over the softest modes of the ensemble, not of each glass") {
    Ensemble e = synthetic::make({.glasses = 3, .A4 = 0}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    const double unit = omega * omega * std::cbrt(0.58 * 0.58);
    e.glasses[0].harmonic = {
        {0.01 * omega, 1 * unit}, {0.02 * omega, 2 * unit}, {0.03 * omega, 3 * unit}};
    e.glasses[2].harmonic = {{0.025 * omega, 9 * unit}, {0.3 * omega, 70 * unit}};
    const Reading three{.cutoff = 0.12,
                        .softest = 3,
                        .c1 = MedianOver::window,
                        .window = {0.04, 0.16, 0.10},
                        .chi_of = ChiOf::each,
                        .typical_width = 0.25,
                        .kernel_bandwidth = 0.1};
    CHECK(of_draw(e, {0, 1, 2}, three).c1_harmonic == doctest::Approx(2));
    CHECK(of_draw(e, {2}, three).c1_harmonic ==
          doctest::Approx(9)); // one mode for one glass of three
    CHECK(of_draw(e, {0, 1, 2}, three).softest_below == doctest::Approx(0.025));
    Reading all = three;
    all.softest = 50; // the mode above x_c, a phonon, does not count
    CHECK(of_draw(e, {0, 1, 2}, all).softest_below == doctest::Approx(0.03));
}

TEST_CASE("counts are those of spectrum and window, and a glass drawn twice counts twice") {
    const Ensemble e = synthetic::make({}, 3);
    const SoftModes once = of_draw(e, {5}, reading), twice = of_draw(e, {5, 5}, reading);
    CHECK(once.modes > 0);
    CHECK(twice.modes == 2 * once.modes);
    CHECK(twice.count == 2 * once.count);
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
    Reading harmonic = reading;
    harmonic.c1 = MedianOver::harmonic;
    CHECK(of_draw(e, every_glass(e), harmonic).c1 ==
          of_draw(e, every_glass(e), reading).c1_harmonic);
}

TEST_CASE("chi is compared along the softest harmonic modes and the cubic modes they lead to") {
    Ensemble e = synthetic::make({.glasses = 3, .A4 = 0, .cubic_modes = 0}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    for (const double chi : {5.0, 3.0, 4.0, 8.0, 4.0, 100.0}) {
        const double x = 0.05 + 0.01 * static_cast<double>(e.glasses[0].harmonic.size());
        e.glasses[0].harmonic.push_back({x * omega, chi});
        e.glasses[0].cubic.push_back({(x + 0.02) * omega, 1, 4, x * omega});
    }
    Reading five = reading;
    five.softest = 5; // the sixth does not count
    CHECK(of_draw(e, every_glass(e), five).chi_ratio == 1);
    five.softest = 4;
    CHECK(std::isnan(of_draw(e, every_glass(e), five).chi_ratio));
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
