#include "physics/liquid/liquid.hpp"
#include "physics/liquid/random_start.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

const physics::PairPotential potential(test::poly);

double closest_pair(const physics::Configuration& c) {
    double closest = 2;
    for (const auto& b : find_bonds(c, potential))
        closest =
            std::min(closest, b.r.norm() / potential.pair_size(c.diameters[b.i], c.diameters[b.j]));
    return closest;
}

} // namespace

TEST_CASE("no two particles of a random start coincide") {
    physics::Random random(1, 1);
    const auto c = random_configuration(potential, 1000, random);
    CHECK(closest_pair(c) >= 0.6);
    CHECK(c.diameters == physics::quantile_sizes(test::poly, 1000));
    CHECK_NOTHROW(check(c, test::poly));
}

TEST_CASE("mixing leaves a liquid: no pair is locked below 0.7 pair sizes") {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        const auto c = test::liquid(test::poly, 500, 1.0, 20, seed);
        CHECK(closest_pair(c) > 0.7);
        CHECK(potential_energy(find_bonds(c, potential)) / 500 < 9);
    }
}

TEST_CASE("a sampler refuses two particles in one place") {
    auto c = test::liquid(test::poly, 250, 1.0, 1);
    c.positions.col(1) = c.positions.col(0) + Eigen::Vector3d(0.01, 0, 0);
    CHECK_THROWS_WITH_AS(physics::SwapMonteCarlo(c, potential, test::swap_at(1), {1, 1}),
                         "particles 0 and 1 are 0.010000 apart, expected at least 0.3 pair sizes",
                         std::invalid_argument);
}
