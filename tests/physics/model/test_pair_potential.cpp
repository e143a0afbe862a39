#include "physics/model/pair_potential.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace physics;

namespace {

/// The model of Ninarello, Berthier and Coslovich, PRX 7, 021039 (2017).
constexpr Model nbc{.exponent = 12,
                    .smoothing = 2,
                    .cutoff = 1.25,
                    .non_additivity = 0.2,
                    .density = 1,
                    .smallest_size = 0.73,
                    .largest_size = 1.62};

} // namespace

TEST_CASE("coefficients of Lerner's model, as computed elsewhere") {
    const auto c = PairPotential(reference::model).coefficients();
    REQUIRE(c.size() == 4);
    CHECK(c[0] == doctest::Approx(-1.9360103298820364).epsilon(1e-14));
    CHECK(c[1] == doctest::Approx(2.4694009309719855).epsilon(1e-14));
    CHECK(c[2] == doctest::Approx(-1.079912943573755).epsilon(1e-14));
    CHECK(c[3] == doctest::Approx(0.1607013308889516).epsilon(1e-14));
}

TEST_CASE("coefficients of the model of Ninarello, Berthier and Coslovich, as they print them") {
    const auto c = PairPotential(nbc).coefficients();
    REQUIRE(c.size() == 3);
    CHECK(c[0] == doctest::Approx(-28 / std::pow(1.25, 12)).epsilon(1e-14));
    CHECK(c[1] == doctest::Approx(48 / std::pow(1.25, 14)).epsilon(1e-14));
    CHECK(c[2] == doctest::Approx(-21 / std::pow(1.25, 16)).epsilon(1e-14));
}

TEST_CASE("phi(1) of two equal particles") {
    CHECK(PairPotential(reference::model).energy(1, 1, 1) ==
          doctest::Approx(0.6141789884).epsilon(1e-9));
}

TEST_CASE("phi and its first q derivatives fall to zero at the cut-off; the next one jumps") {
    for (const Model& model : {reference::model, nbc}) {
        const PairPotential potential(model);
        const auto order = static_cast<std::size_t>(model.smoothing);
        const double inside = model.cutoff * (1 - 1e-9);
        const auto d = potential.derivatives(inside * inside, 1, 1);
        for (std::size_t n = 0; n <= order; ++n)
            CHECK(std::abs(d[n]) < 1e-6);
        CHECK(std::abs(d[order + 1]) > 10);
        const double beyond = model.cutoff * (1 + 1e-9);
        CHECK(potential.derivatives(beyond * beyond, 1, 1) == std::array<double, 5>{});
        CHECK(potential.energy(beyond * beyond, 1, 1) == 0);
    }
}

TEST_CASE("phi'''' jumps by 241.9 at the cut-off") {
    const double r2 = 1.4 * 1.4 * (1 - 1e-12);
    const auto d = PairPotential(reference::model).derivatives(r2, 1, 1);
    CHECK(d[4] * std::pow(1.4, 4) == doctest::Approx(241.9).epsilon(1e-4)); // g4 r^4 there
}

TEST_CASE("for q = 2 phi''' jumps already, by -94.6 in the model of NBC") {
    const double r2 = 1.25 * 1.25 * (1 - 1e-12);
    const auto d = PairPotential(nbc).derivatives(r2, 1, 1);
    CHECK(d[3] * std::pow(1.25, 3) == doctest::Approx(-94.58).epsilon(1e-4)); // g3 r^3 there
}

TEST_CASE("each derivative is the slope of the one before: the difference closes as h^2") {
    const PairPotential potential(reference::model);
    const double a = 1.1, b = 1.9, s = 0.9; // s = r^2/2
    for (std::size_t n = 1; n < 5; ++n) {
        const auto error = [&](double h) {
            const double ahead = potential.derivatives(2 * (s + h), a, b)[n - 1];
            const double behind = potential.derivatives(2 * (s - h), a, b)[n - 1];
            return (ahead - behind) / (2 * h) - potential.derivatives(2 * s, a, b)[n];
        };
        CHECK(error(2e-3) / error(1e-3) == doctest::Approx(4).epsilon(0.01));
    }
}

TEST_CASE("g1 and g2 are phi'/r and phi''/r^2 - phi'/r^3") {
    const PairPotential potential(reference::model);
    const double r = 1.3, h = 1e-4;
    const auto phi = [&](double at) { return potential.energy(at * at, 1.2, 1.4); };
    const double first = (phi(r + h) - phi(r - h)) / (2 * h);
    const double second = (phi(r + h) - 2 * phi(r) + phi(r - h)) / (h * h);
    const auto d = potential.derivatives(r * r, 1.2, 1.4);
    CHECK(d[0] == doctest::Approx(phi(r)).epsilon(1e-14));
    CHECK(d[1] == doctest::Approx(first / r).epsilon(1e-6));
    CHECK(d[2] == doctest::Approx(second / (r * r) - first / (r * r * r)).epsilon(1e-6));
}

TEST_CASE("pair sizes: the mean of two, less by the non-additivity, in either order") {
    const PairPotential potential(reference::model);
    CHECK(potential.pair_size(1.5, 1.5) == 1.5);
    CHECK(potential.pair_size(1, 2) == doctest::Approx(1.5 * 0.9));
    CHECK(potential.pair_size(2, 1) == potential.pair_size(1, 2));
    CHECK(potential.range(2, 1) == doctest::Approx(1.4 * 1.5 * 0.9));
}

TEST_CASE("no pair of sizes reaches farther than the longest range") {
    for (const Model& model : {reference::model, nbc}) {
        const PairPotential potential(model);
        double longest = 0;
        for (int k = 0; k <= 50; ++k)
            for (int l = 0; l <= 50; ++l)
                longest = std::max(
                    longest,
                    potential.range(std::lerp(model.smallest_size, model.largest_size, k / 50.0),
                                    std::lerp(model.smallest_size, model.largest_size, l / 50.0)));
        CHECK(longest == doctest::Approx(potential.longest_range()).epsilon(1e-12));
    }
    CHECK(PairPotential(reference::model).longest_range() == doctest::Approx(3.108));
}

TEST_CASE("no pair has a longer range than the sum of two radii") {
    const Eigen::VectorXd sizes = quantile_sizes(reference::model, 50);
    const Eigen::VectorXd radii = PairPotential(reference::model).radii(sizes);
    for (int i = 0; i < 50; ++i)
        for (int j = 0; j < 50; ++j)
            CHECK(PairPotential(reference::model).range(sizes[i], sizes[j]) <=
                  (radii[i] + radii[j]) * (1 + 1e-15));
}
