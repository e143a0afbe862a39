#include "physics/tunnelling/double_well_levels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <tuple>

using namespace physics;

namespace {

const LevelSearch usual{.behind = 8, .points = 40, .direct_above = 1e-7};
const LevelSearch always_current{.behind = 8, .points = 40, .direct_above = 1e9};
const LevelSearch always_direct{.behind = 8, .points = 40, .direct_above = 0};

/// (s^2 - 1)^2 + tilt s between its two minima.
PathProfile double_well(double tilt = 0, Eigen::Index images = 101) {
    const auto minimum = [&](double s) {
        for (int k = 0; k < 50; ++k)
            s -= (4 * s * (s * s - 1) + tilt) / (12 * s * s - 4);
        return s;
    };
    const double first = minimum(-1), last = minimum(1);
    PathProfile p{Eigen::VectorXd::LinSpaced(images, 0, last - first), {}, {}};
    const Eigen::ArrayXd s = p.arc.array() + first;
    p.energy = (s * s - 1).square() + tilt * s;
    p.energy.array() -= p.energy[0];
    p.slope = 4 * s * (s * s - 1) + tilt;
    return p;
}

} // namespace

TEST_CASE("splittings of the quartic are found from its path between the minima") {
    // Eigenvalues of (s^2 - 1)^2.  Harmonic walls behind the minima would give 0.83 of them.
    for (const auto& [hbar, ground, splitting] :
         {std::tuple{0.2, 0.271684, 3.42299e-4}, {0.15, 0.206109, 1.3236e-5}}) {
        const DoubleWellLevels found = solve_levels(double_well(), hbar, usual);
        CHECK(found.localised);
        CHECK_FALSE(found.by_current);
        CHECK(found.ground == doctest::Approx(ground).epsilon(0.01).scale(0));
        CHECK(found.delta_0 == doctest::Approx(splitting).epsilon(0.03).scale(0));
        CHECK(found.splitting == doctest::Approx(found.delta_0).epsilon(1e-4).scale(0));
        CHECK(std::abs(found.epsilon) < 1e-10);
    }
}

TEST_CASE("the current gives the direct splitting within 1 %") {
    for (const double hbar : {0.2, 0.15, 0.12})
        for (const double tilt : {0.0, 0.05, 0.3}) {
            const double direct = solve_levels(double_well(tilt), hbar, always_direct).delta_0;
            const DoubleWellLevels found = solve_levels(double_well(tilt), hbar, always_current);
            CHECK(found.by_current);
            CHECK(found.delta_0 == doctest::Approx(direct).epsilon(0.01).scale(0));
        }
}

TEST_CASE("the splitting is sqrt(epsilon^2 + delta_0^2) near the resonance") {
    for (const double tilt : {1e-5, -1e-4, 1e-3}) {
        const DoubleWellLevels found = solve_levels(double_well(tilt), 0.2, usual);
        CHECK(found.splitting ==
              doctest::Approx(std::hypot(found.epsilon, found.delta_0)).epsilon(2e-3).scale(0));
        CHECK((found.epsilon > 0) == (tilt > 0));
    }
}

TEST_CASE("the ground state lies a zero-point energy above the lower minimum") {
    // hbar omega/2 with omega = sqrt(8), but for an anharmonic correction of order hbar^2.
    for (const double hbar : {0.04, 0.02}) {
        const DoubleWellLevels found = solve_levels(double_well(), hbar, usual);
        CHECK(found.ground == doctest::Approx(hbar * std::sqrt(2.0)).epsilon(hbar));
        CHECK(found.ground < hbar * std::sqrt(2.0));
    }
    const double tilt = 0.1; // the first minimum is the lower one, or the last, by twice the tilt
    const double gap = solve_levels(double_well(tilt), 0.02, usual).ground -
                       solve_levels(double_well(-tilt), 0.02, usual).ground;
    CHECK(std::abs(gap) == doctest::Approx(2 * tilt).epsilon(0.02));
}

TEST_CASE("a tilt may go on until the upper well ends") {
    // Classically at a tilt of 8/3^(3/2), where the minima differ by 3; a zero-point energy of
    // about hbar sqrt(8)/2 ends it sooner, the more so the larger hbar is.
    double last = 0;
    for (const double hbar : {0.15, 0.05, 0.01}) {
        const DoubleWellLevels found = solve_levels(double_well(), hbar, usual);
        CHECK(found.highest_epsilon == doctest::Approx(-found.lowest_epsilon).epsilon(5e-3));
        CHECK(found.highest_epsilon > last);
        CHECK(found.highest_epsilon < 3);
        last = found.highest_epsilon;
    }
    CHECK(last > 2.5);
}

TEST_CASE("the range of tilts is that of the well, whatever tilt it was found at") {
    const DoubleWellLevels found = solve_levels(double_well(), 0.1, usual),
                           aside = solve_levels(double_well(0.2), 0.1, usual);
    CHECK(aside.lowest_epsilon == doctest::Approx(found.lowest_epsilon).epsilon(0.03));
    CHECK(aside.highest_epsilon == doctest::Approx(found.highest_epsilon).epsilon(0.03));
}

TEST_CASE("a splitting below the rounding of its levels follows the action") {
    // Two steps of 1/hbar multiply the exponential twice, but for a slow factor.
    const double a = solve_levels(double_well(), 1.0 / 20, usual).delta_0,
                 b = solve_levels(double_well(), 1.0 / 25, usual).delta_0,
                 c = solve_levels(double_well(), 1.0 / 30, usual).delta_0;
    CHECK(c < 1e-20);
    const double action =
        4 * std::sqrt(2.0) / 3; // integral of sqrt(2 V) from one minimum to the other
    CHECK(std::log(a / b) / 5 == doctest::Approx(action).epsilon(0.02).scale(0));
    CHECK(std::log(b / c) / 5 == doctest::Approx(action).epsilon(0.02).scale(0));
}

TEST_CASE("exchanging the wells turns the sign of epsilon and nothing else") {
    PathProfile p = double_well(0.01);
    const DoubleWellLevels one = solve_levels(p, 0.15, usual);
    const double length = p.arc[100], last = p.energy[100];
    p.arc = (length - p.arc.array()).reverse().eval();
    p.energy = (p.energy.array() - last).reverse().eval();
    p.slope = (-p.slope).reverse().eval();
    const DoubleWellLevels other = solve_levels(p, 0.15, usual);
    CHECK(other.epsilon == doctest::Approx(-one.epsilon).epsilon(1e-8).scale(0));
    CHECK(other.delta_0 == doctest::Approx(one.delta_0).epsilon(1e-6).scale(0));
    CHECK(other.splitting == doctest::Approx(one.splitting).epsilon(1e-8).scale(0));
}

TEST_CASE("the grid does not matter") {
    LevelSearch fine = usual;
    fine.points *= 2;
    fine.behind = 10;
    const DoubleWellLevels a = solve_levels(double_well(0.02), 0.15, usual),
                           b = solve_levels(double_well(0.02), 0.15, fine);
    CHECK(a.epsilon == doctest::Approx(b.epsilon).epsilon(1e-5).scale(0));
    CHECK(a.delta_0 == doctest::Approx(b.delta_0).epsilon(1e-4).scale(0));
    CHECK(a.excitation == doctest::Approx(b.excitation).epsilon(1e-5).scale(0));
}

TEST_CASE("wells whose ground state lies above the top hold no two-level system") {
    const DoubleWellLevels found = solve_levels(double_well(), 2, usual);
    CHECK_FALSE(found.localised);
    CHECK(std::isnan(found.epsilon));
    CHECK(found.splitting > 0);
}

TEST_CASE("a path without a top is refused") {
    PathProfile p{Eigen::VectorXd::LinSpaced(11, 0, 1), {}, {}};
    p.energy = p.arc.array().square();
    p.slope = 2 * p.arc;
    CHECK_THROWS_AS(solve_levels(p, 0.1, usual), std::invalid_argument);
}
