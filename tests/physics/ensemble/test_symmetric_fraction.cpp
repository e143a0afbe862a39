#include "physics/ensemble/symmetric_fraction.hpp"
#include "physics/ensemble/synthetic.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const Window window{0.04, 0.16, 0.10};

WindowModes modes_of(const Ensemble& e, ChiOf chi_of = ChiOf::each) {
    const Draw all = every_glass(e);
    return window_modes(e, all, debye_frequency(e, all), window, chi_of);
}

} // namespace

TEST_CASE("every fifth mode in the strip at x_0 in the middle: f = (9 + 6 sqrt 2)/5") {
    CHECK(fraction_scaled(20, 100) == doctest::Approx((9 + 6 * std::sqrt(2.0)) / 5).epsilon(1e-14));
    CHECK(fraction_by_area(20, 100, window, 0.10) == doctest::Approx(17.485 / 5).epsilon(1e-4));
    CHECK(fraction_by_area(20, 100, window, 0.05) == doctest::Approx(17.485 / 10).epsilon(1e-4));
}

TEST_CASE("f of a narrower window over f is the ratio of both by area, whatever x_0") {
    const Window narrow{0.04, 0.10, 0.10};
    CHECK(narrowing(5.0 / 7, 90, window, 40) ==
          doctest::Approx(fraction_by_area(5, 40, narrow, 0.07) /
                          fraction_by_area(7, 90, window, 0.07)));
}

TEST_CASE("f by area is Eq. (10) summed by hand: density in the strip times kappa_0 over the mean "
          "density") {
    // N modes, chi = 1; P and D_L per mode; the strip's area is that between two lines
    const double strip = 7, count = 90, x0 = 0.07;
    const double area = (std::sqrt(3.0) - std::sqrt(8.0 / 3)) * (0.16 * 0.16 - 0.04 * 0.04) / 2;
    const double joint = strip / area, modes = count / (0.16 - 0.04);
    CHECK(fraction_by_area(strip, count, window, x0) ==
          doctest::Approx(joint * std::sqrt(3.0) * x0 / modes));
}

TEST_CASE("t uniform on [0, 1.8]: every reading but the area's gives f = sqrt(3)/1.8") {
    const WindowModes modes = modes_of(synthetic::make({.glasses = 4000}, 1));
    const double expected = std::sqrt(3.0) / 1.8;
    const auto strip = static_cast<double>(modes.strip), count = static_cast<double>(modes.count);
    CHECK(count == doctest::Approx(4 * 4000).epsilon(0.03));
    CHECK(fraction_scaled(strip, count) == doctest::Approx(expected).epsilon(3 / std::sqrt(strip)));
    // Near an edge of p at 1.8 the kernel loses a part, so it is tested where p is smooth, below.
}

TEST_CASE("one chi for all modes makes symmetric wells of those whose own chi is above it") {
    // all at t = 1.5, below the spinodal; chi = median exp(0.4 g) with g normal
    const auto single = [](Random&) { return 1.5; };
    const Ensemble e = synthetic::make({.glasses = 4000, .t = single}, 4);
    CHECK(modes_of(e).strip == 0);
    const auto below = [](double t) { // share of the modes with 1.5 sqrt(chi/median) < t
        return std::erfc(-std::log(t / 1.5) / 0.2 / std::sqrt(2.0)) / 2;
    };
    const WindowModes modes = modes_of(e, ChiOf::median);
    CHECK(static_cast<double>(modes.strip) / static_cast<double>(modes.count) ==
          doctest::Approx(below(std::sqrt(3.0)) - below(std::sqrt(8.0 / 3))).epsilon(0.1));
    CHECK(modes.narrow_strip <= modes.strip);
    CHECK(modes.narrow_strip ==
          doctest::Approx(0.5 * static_cast<double>(modes.strip)).epsilon(0.1));
}

TEST_CASE("where no mode reaches the spinodal a smooth density is not defined") {
    const auto far_below = [](Random& r) { return 1.0 + 0.1 * r.normal(); };
    CHECK(std::isnan(bandwidth(modes_of(synthetic::make({.t = far_below}, 3)), 10)));
    CHECK(
        bandwidth(modes_of(synthetic::make({.t = [](Random& r) { return 1.7 * r.uniform(); }}, 3)),
                  10) > 0);
}

TEST_CASE("t falling like a Gaussian: kernel and tail give f = sqrt(3) p(sqrt(3))") {
    const auto gaussian = [](Random& r) { return std::abs(1.0 + 0.4 * r.normal()); };
    const WindowModes modes = modes_of(synthetic::make({.glasses = 2000, .t = gaussian}, 2));
    const double u = (std::sqrt(3.0) - 1) / 0.4;
    const double expected =
        std::sqrt(3.0) * std::exp(-u * u / 2) / (0.4 * std::sqrt(2 * 3.14159265));
    CHECK(fraction_by_kernel(modes, bandwidth(modes, 10)) ==
          doctest::Approx(expected).epsilon(0.12));
    CHECK(fraction_by_tail(modes, 10) == doctest::Approx(expected).epsilon(0.12));
}

TEST_CASE("modes outside the window, below the spinodal or beyond symmetry are not in the strip") {
    Ensemble e = synthetic::make({.glasses = 2, .cubic_modes = 0}, 1);
    const double omega_d = debye_frequency(e, every_glass(e));
    const auto mode = [&](double x, double t) {
        return CubicMode{x * omega_d, t * x * omega_d * std::sqrt(5.0), 5.0};
    };
    e.glasses[0].cubic = {mode(0.03, 1.7), mode(0.17, 1.7), mode(0.1, 1.63), mode(0.1, 1.74)};
    CHECK(modes_of(e).count == 2);
    CHECK(modes_of(e).strip == 0);
    e.glasses[1].cubic = {mode(0.1, 1.64), mode(0.05, 1.73)};
    CHECK(modes_of(e).count == 4);
    CHECK(modes_of(e).strip == 2);
}

TEST_CASE("a mode without a positive quartic term counts in the window and has no t") {
    Ensemble e = synthetic::make({.glasses = 1, .cubic_modes = 0}, 1);
    e.glasses[0].cubic = {{0.1 * debye_frequency(e, every_glass(e)), 1.0, -3.0}};
    CHECK(modes_of(e).count == 1);
    CHECK(modes_of(e).t.empty());
    CHECK(std::isnan(bandwidth(modes_of(e), 10)));
    CHECK(std::isnan(fraction_by_kernel(modes_of(e), bandwidth(modes_of(e), 10))));
    CHECK(std::isnan(fraction_by_tail(modes_of(e), 10)));
}
