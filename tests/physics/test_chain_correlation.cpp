#include "physics/bootstrap.hpp"
#include "physics/chain_correlation.hpp"
#include "synthetic.hpp"

#include <doctest/doctest.h>

using namespace physics;

TEST_CASE("a chain with rho(l) = m^l has g = (1 + m)/(1 - m)") {
    for (const double memory : {0.0, 0.4, 0.8}) {
        const auto e = synthetic::make({.glasses = 8000, .chains = 8, .memory = memory}, 1);
        CHECK(statistical_inefficiency(e) ==
              doctest::Approx((1 + memory) / (1 - memory)).epsilon(0.15));
    }
}

TEST_CASE("chains that stay apart for good are one group each") {
    Ensemble e = synthetic::make({.glasses = 100, .chains = 4}, 1);
    for (MeasuredGlass& glass : e.glasses)
        glass.pressure = 20 + static_cast<double>(glass.chain) + 0.1 * (glass.pressure - 20);
    CHECK(statistical_inefficiency(e) > 12);
    CHECK(independent_groups(e).size() == 4 * std::max(1, int(25 / statistical_inefficiency(e))));
}

TEST_CASE("glasses of unknown chains are independent; a pressure that never varies tells nothing") {
    CHECK(statistical_inefficiency(synthetic::make({.glasses = 50, .memory = 0.9}, 1)) == 1);
    Ensemble still = synthetic::make({.glasses = 12, .chains = 3}, 1);
    for (MeasuredGlass& glass : still.glasses)
        glass.pressure = 20;
    CHECK(std::isinf(statistical_inefficiency(still)));
    CHECK(independent_groups(still).size() == 3);
}

TEST_CASE("chains are ordered by id, whatever the order of the glasses") {
    Ensemble e = synthetic::make({.glasses = 9, .chains = 3}, 1);
    std::swap(e.glasses[0], e.glasses[6]);
    for (const auto& [glasses, time] : chains(e)) {
        CHECK(time == std::vector<std::int64_t>{0, 1, 2});
        for (std::size_t k = 1; k < glasses.size(); ++k)
            CHECK(e.glasses[glasses[k - 1]].id < e.glasses[glasses[k]].id);
    }
}

TEST_CASE("memory is measured in sweeps where samples of a chain lie unevenly") {
    const double memory = 0.8; // g = 9
    Ensemble all = synthetic::make({.glasses = 24000, .chains = 8, .memory = memory}, 1),
             some = all;
    some.glasses.clear();
    for (MeasuredGlass& glass : all.glasses) {
        const std::int64_t place = glass.id / 8;
        glass.sweep = 5000 + 100 * place;
        if (place >= 1500 || place % 4 == 0) // the first half is sampled more sparsely
            some.glasses.push_back(glass);
    }
    CHECK(chains(some)[0].time[1] == 4);
    CHECK(statistical_inefficiency(all) == doctest::Approx(9).epsilon(0.1));
    CHECK(statistical_inefficiency(some) == doctest::Approx(9).epsilon(0.15));
    for (const Draw& group : independent_groups(some)) {
        const std::int64_t first = some.glasses[group.front()].sweep;
        CHECK(some.glasses[group.back()].sweep - first < 2 * 9 * 100);
    }
    CHECK(independent_groups(some).size() > 8 * 3000 / 14);
}
