#include "physics/ensemble/completeness.hpp"
#include "physics/statistics/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace physics;

TEST_CASE("the share that two searches find is that of Chapman's estimate") {
    CHECK(share_found({10, 10, 10}) == 1);
    CHECK(share_found({10, 0, 0}) == 1); // nothing is known of what it misses
    CHECK(share_found({0, 0, 0}) == 1);
    CHECK(share_found({26, 36, 24}) == doctest::Approx(38.0 / (27.0 * 37 / 25 - 1)));
}

TEST_CASE("wells that are found at random are all accounted for") {
    Random random(2, 1);
    for (const auto& [first, second] : {std::pair{0.3, 0.5}, {0.8, 0.2}}) {
        Captures c{};
        for (int well = 0; well < 100000; ++well) {
            const bool one = random.uniform() < first, other = random.uniform() < second;
            c.pushes += one, c.dynamics += other, c.both += one && other;
        }
        CHECK(share_found(c) ==
              doctest::Approx(1 - (1 - first) * (1 - second)).epsilon(0.01).scale(0));
    }
}

TEST_CASE("few wells leave the share open") {
    Random random(4, 1);
    CHECK(mean_share({2, 2, 2}) == doctest::Approx(1 - 1.0 / 16));
    double sum = 0, least = 1;
    for (int k = 0; k < 20000; ++k) {
        const double share = draw_of_share({2, 2, 2}, random);
        sum += share, least = std::min(least, share);
    }
    CHECK(sum / 20000 == doctest::Approx(1 - 1.0 / 16).epsilon(0.005).scale(0)); // <1 - p> = 1/4
    CHECK(least < 0.7);
    double many = 0;
    for (int k = 0; k < 1000; ++k)
        many += draw_of_share({300000, 500000, 150000}, random) / 1000;
    CHECK(many == doctest::Approx(1 - 0.7 * 0.5).epsilon(0.001).scale(0));
}

TEST_CASE("each bin of Delta_0 has its own wells, and far asymmetries do not count") {
    const WellsOfGlasses glasses{{{.epsilon = 0, .delta_0 = 1e-6, .by_pushes = true}},
                                 {{.epsilon = 0, .delta_0 = 1e-2, .by_dynamics = true},
                                  {.epsilon = 900, .delta_0 = 1e-2, .by_dynamics = true}}};
    const auto found = captures(glasses, {0, 1, 1}, {500, {1e-4}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].pushes == 1);
    CHECK(found[0].dynamics == 0);
    CHECK(found[1].dynamics == 2);
    const Completeness none = completeness(glasses, {0}, {500, {1e-4}});
    CHECK(none.at(1e-6) == 1);
    CHECK(none.at(1) == 1);
}
