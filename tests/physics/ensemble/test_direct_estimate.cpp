#include "physics/ensemble/direct_estimate.hpp"
#include "physics/statistics/random.hpp"
#include "physics/tunnelling/constants.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace physics;

namespace {

constexpr double volume = 5e-26;
const std::vector<DensityWindow> windows{{1, 1e-13, 50}, {1, 1e-13, 500}};
const CaptureBins bins{500, {1e-4}};
const Sampling sampling{.samples = 1000, .seed = 3, .few_events = 9};

/// Glasses of independent liquids with `mean` wells each, epsilon even in (-500 K, 500 K).
std::vector<SearchedGlass> glasses(std::int64_t count, double mean, std::uint64_t stream = 1) {
    Random random(11, stream);
    std::vector<SearchedGlass> made;
    for (std::int64_t k = 0; k < count; ++k) {
        made.push_back({k, -1, -1});
        for (double left = -std::log(random.uniform()); left < mean;
             left -= std::log(random.uniform()))
            made.back().wells.push_back({1000 * random.uniform() - 500, 1e-3});
    }
    return made;
}

/// Wells per glass as n_0.
double expected(double mean, std::int64_t) { return mean / (boltzmann * 500 * volume); }

doctest::Approx about(double value, double tolerance) {
    return doctest::Approx(value).epsilon(tolerance).scale(0);
}

} // namespace

TEST_CASE("the density of many wells is found in every window") {
    const auto found =
        count_directly(glasses(4000, 2), 0.5, volume, windows, bins, sampling).estimates;
    REQUIRE(found.size() == 2);
    for (const DirectEstimate& e : found) {
        CHECK(e.below.value == about(expected(2, 4000), 0.1));
        CHECK(e.at_splitting.value == about(e.below.value, 1e-4)); // Delta_0 is far below E
        CHECK(e.below.interval.low95 < e.below.value);
        CHECK(e.below.interval.high95 > e.below.value);
    }
    CHECK(found[1].count > 9 * found[0].count);
}

TEST_CASE("the interval covers the truth about as often as it says") {
    int covered = 0;
    for (std::uint64_t stream = 0; stream < 100; ++stream) {
        const auto found = count_directly(glasses(30, 1, stream), 0.5, volume, {windows[1]}, bins,
                                          {200, stream, 9})
                               .estimates;
        covered += found[0].below.interval.low < expected(1, 30) &&
                   found[0].below.interval.high > expected(1, 30);
    }
    CHECK(covered > 55);
    CHECK(covered < 82);
}

TEST_CASE("without wells both are upper limits: three wells at 95 %") {
    const auto found =
        count_directly(glasses(50, 0), 0.5, volume, {windows[1]}, bins, {20000, 1, 9}).estimates;
    CHECK(found[0].count == 0);
    CHECK(found[0].below.interval.low == 0);
    CHECK(found[0].below.value == about(3.0 / (boltzmann * 500 * volume * 50), 0.05));
}

TEST_CASE("three wells that both searches found do not prove that none is missed") {
    std::vector<SearchedGlass> some;
    for (std::int64_t k = 0; k < 30; ++k)
        some.push_back({k, -1, -1});
    for (const std::size_t k : {3, 12, 25})
        some[k].wells = {{.epsilon = 10, .delta_0 = 1e-3, .by_pushes = true, .by_dynamics = true}};
    const auto found =
        count_directly(some, 0.5, volume, {windows[1]}, bins, sampling).estimates.front();
    CHECK(found.completeness.value == about(1 - 1.0 / 25, 1e-9)); // <1 - p> = 1/5
    CHECK(found.completeness.interval.low < found.completeness.value);
    CHECK(found.completeness.interval.high > found.completeness.value);
    CHECK(found.completeness.interval.low95 < 0.9);
    CHECK(found.corrected.interval.high95 > found.below.interval.high95);
}

TEST_CASE("wells that two searches miss are added, with their error") {
    Random random(5, 5);
    auto some = glasses(1000, 2);
    for (SearchedGlass& glass : some) {
        for (TunnellingSystem& well : glass.wells)
            well.by_pushes = random.uniform() < 0.6, well.by_dynamics = random.uniform() < 0.7;
        std::erase_if(glass.wells, [](const auto& w) { return !w.by_pushes && !w.by_dynamics; });
    }
    const auto found =
        count_directly(some, 0.5, volume, {windows[1]}, bins, sampling).estimates.front();
    CHECK(found.completeness.value == about(1 - 0.4 * 0.3, 0.03));
    CHECK(found.corrected.value == about(expected(2, 1000), 0.1));
    CHECK(found.corrected.interval.low95 < expected(2, 1000));
    CHECK(found.corrected.interval.high95 > expected(2, 1000));
}

TEST_CASE("one search does not tell what it misses") {
    auto some = glasses(100, 2);
    for (SearchedGlass& glass : some)
        for (TunnellingSystem& well : glass.wells)
            well.by_pushes = true;
    const auto found =
        count_directly(some, 0.5, volume, {windows[1]}, bins, sampling).estimates.front();
    CHECK(std::isnan(found.completeness.value));
    CHECK(std::isnan(found.corrected.value));
    CHECK(found.below.value > 0);
}

TEST_CASE("one glass has no error") {
    CHECK_THROWS_AS(count_directly(glasses(1, 2), 0.5, volume, windows, bins, sampling),
                    std::invalid_argument);
}
