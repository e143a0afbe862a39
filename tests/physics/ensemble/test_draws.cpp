#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace physics;

namespace {

/// Five groups of glasses that are all alike in a group, by their chains.
Ensemble five_chains(std::uint64_t seed) {
    Ensemble e = synthetic::make({.glasses = 40, .chains = 5, .A4 = 0, .cubic_modes = 0}, seed);
    Random random(seed, 3);
    std::vector<double> off;
    for (int chain = 0; chain < 5; ++chain)
        off.push_back(random.normal());
    for (MeasuredGlass& glass : e.glasses) {
        const double own = off[static_cast<std::size_t>(glass.chain)];
        glass.pressure = 20 + 0.1 * own;
        glass.shear_modulus = 11 + 0.1 * own;
        glass.bulk_modulus = 60 - 0.2 * own;
    }
    return e;
}

} // namespace

TEST_CASE("intervals of moduli from five groups hold the truth as often as they say") {
    constexpr int repeats = 1000, samples = 400; // one standard deviation is 0.7 % at 95 %
    int inner = 0, outer = 0;
    for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
        const UncertainModuli moduli(five_chains(repeat));
        Random random(repeat, 4);
        std::vector<double> bulk;
        for (int s = 0; s < samples; ++s)
            bulk.push_back(moduli.draw(random).bulk);
        const Interval i = interval(bulk);
        inner += i.low <= 60 && 60 <= i.high ? 1 : 0;
        outer += i.low95 <= 60 && 60 <= i.high95 ? 1 : 0;
    }
    CHECK(std::abs(inner / double(repeats) - 0.68) < 0.05);
    CHECK(std::abs(outer / double(repeats) - 0.95) < 0.025);
}

TEST_CASE("G and K of a draw vary together as the groups do") {
    const UncertainModuli moduli(five_chains(1));
    Random random(1, 1);
    for (int s = 0; s < 20; ++s) {
        const Moduli drawn = moduli.draw(random);
        const double shear = std::log(drawn.shear / moduli.mean().shear) * moduli.mean().shear;
        const double bulk = std::log(drawn.bulk / moduli.mean().bulk) * moduli.mean().bulk;
        CHECK(bulk == doctest::Approx(-2 * shear));
    }
}

TEST_CASE("a chain of one glass beside one that never changes leaves moduli finite") {
    Ensemble e = synthetic::make({.glasses = 100, .chains = 1}, 1);
    for (MeasuredGlass& glass : e.glasses)
        glass.pressure = 20;
    e.glasses.back().chain = 1;
    e.glasses.back().pressure = 21;
    const UncertainModuli moduli(e);
    Random random(1, 1);
    for (int s = 0; s < 1000; ++s)
        CHECK(std::isfinite(moduli.draw(random).bulk));
}

TEST_CASE("two glasses that differ wildly leave moduli uncertain, and positive") {
    Ensemble e = synthetic::make({.glasses = 2}, 1);
    e.glasses[0].shear_modulus = 1;
    const UncertainModuli moduli(e);
    Random random(1, 1);
    double highest = 0;
    for (int s = 0; s < 1000; ++s) {
        const Moduli drawn = moduli.draw(random);
        CHECK(drawn.shear > 0);
        CHECK(std::isfinite(drawn.shear));
        highest = std::max(highest, drawn.shear);
    }
    CHECK(highest > 100);
}
