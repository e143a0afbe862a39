#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/statistics/blocking.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace physics;

namespace {

/// Every fourth sample of the first half of a chain, every one of the second.
bool kept(std::int64_t place, std::int64_t samples) {
    return place >= samples / 2 || place % 4 == 0;
}

/// Glasses with the sweeps at which they were sampled, `spacing` apart.
Ensemble sampled(const synthetic::Recipe& recipe, std::int64_t spacing, std::uint64_t seed) {
    Ensemble e = synthetic::make(recipe, seed);
    for (MeasuredGlass& glass : e.glasses)
        glass.sweep = 5000 + spacing * (glass.id / recipe.chains);
    return e;
}

double standard_error(const Ensemble& e) {
    return jackknife_error(independent_groups(e), [&](const Draw& draw) {
        double sum = 0;
        for (const std::size_t glass : draw)
            sum += e.glasses[glass].pressure;
        return sum / static_cast<double>(draw.size());
    });
}

/// Root of the mean square of standard_error(), and of the distance of the mean from the truth.
struct Errors {
    double told = 0, true_one = 0;
};
template <class Make>
Errors errors(const Make& make) {
    constexpr int repeats = 200;
    Errors errors;
    for (std::uint64_t seed = 1; seed <= repeats; ++seed) {
        const Ensemble e = make(seed);
        double mean = 0;
        for (const MeasuredGlass& glass : e.glasses)
            mean += (glass.pressure - 20) / static_cast<double>(e.glasses.size());
        errors.told += std::pow(standard_error(e), 2) / repeats;
        errors.true_one += mean * mean / repeats;
    }
    return {std::sqrt(errors.told), std::sqrt(errors.true_one)};
}

} // namespace

TEST_CASE("a chain with rho(l) = m^l has the inefficiency (1 + m)/(1 - m)") {
    for (const double memory : {0.0, 0.4, 0.8}) {
        double mean = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed)
            mean +=
                blocking(
                    synthetic::make(
                        {.glasses = 2000, .chains = 8, .A4 = 0, .memory = memory, .cubic_modes = 0},
                        seed),
                    pressure_at_rest)
                    .inefficiency /
                40;
        CHECK(mean / (1 + memory) * (1 - memory) > 0.85);
        CHECK(mean / (1 + memory) * (1 - memory) < 1.4); // upwards: parts are longer if in doubt
    }
}

TEST_CASE("the error told is the true one, however samples lie and remember") {
    const auto even = [](double memory) {
        return errors([&](std::uint64_t seed) {
            return sampled(
                {.glasses = 800, .chains = 4, .A4 = 0, .memory = memory, .cubic_modes = 0}, 100,
                seed);
        });
    };
    const auto uneven = [](std::uint64_t seed) {
        Ensemble e = sampled(
            {.glasses = 800, .chains = 4, .A4 = 0, .memory = 0.8, .cubic_modes = 0}, 100, seed);
        std::erase_if(e.glasses, [](const MeasuredGlass& g) { return !kept(g.id / 4, 200); });
        return e;
    };
    const auto close_pair = [](std::uint64_t seed) { // as when glasses are added to a catalogue
        Ensemble e = sampled(
            {.glasses = 160, .chains = 4, .A4 = 0, .memory = 0.9, .cubic_modes = 0}, 5000, seed);
        MeasuredGlass close = e.glasses.back();
        close.id += 4;
        close.sweep += 10;
        e.glasses.push_back(close);
        return e;
    };
    const auto slow_and_fast = [](std::uint64_t seed) { // rho(l) = 0.3 m^l, m = 0.97
        const synthetic::Recipe slow{
            .glasses = 2400, .chains = 4, .A4 = 0, .memory = 0.97, .cubic_modes = 0};
        Ensemble e = sampled(slow, 100, seed);
        Random random(seed, 3);
        for (MeasuredGlass& g : e.glasses)
            g.pressure = 20 + std::sqrt(0.3) * (g.pressure - 20) + std::sqrt(0.7) * random.normal();
        return e;
    };
    for (const Errors& found :
         {even(0), even(0.8), errors(uneven), errors(close_pair), errors(slow_and_fast)}) {
        INFO(found.told << " told, " << found.true_one << " true");
        CHECK(found.told > 0.75 * found.true_one);
        CHECK(found.told < 1.35 * found.true_one);
    }
}

TEST_CASE("how densely a chain is sampled hardly moves the length of its parts") {
    std::vector<double> lengths;
    for (const std::int64_t every : {1, 4, 16}) {
        double mean = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Ensemble e =
                sampled({.glasses = 6400, .chains = 4, .A4 = 0, .memory = 0.97, .cubic_modes = 0},
                        100, seed);
            std::erase_if(e.glasses, [&](const MeasuredGlass& g) { return g.id / 4 % every != 0; });
            mean += static_cast<double>(blocking(e, pressure_at_rest).length) / 20;
        }
        lengths.push_back(mean);
    }
    CHECK(std::ranges::max(lengths) < 2 * std::ranges::min(lengths));
    CHECK(std::ranges::min(lengths) > 2 * 33 * 100); // twice the memory 1/(1 - m), in sweeps
}

TEST_CASE("chains that stay apart for good are one group each") {
    Ensemble e = synthetic::make({.glasses = 100, .chains = 4}, 1);
    for (MeasuredGlass& glass : e.glasses)
        glass.pressure = 20 + static_cast<double>(glass.chain);
    CHECK(independent_groups(e).size() == 4);
    CHECK(blocking(e, pressure_at_rest).inefficiency ==
          doctest::Approx((4 / 3.0) * 25 / (100 / 99.0))); // s^2/C
}

TEST_CASE("glasses of unknown chains are independent; a pressure that never varies tells nothing") {
    CHECK(independent_groups(
              synthetic::make({.glasses = 50, .A4 = 0, .memory = 0.9, .cubic_modes = 0}, 1))
              .size() == 50);
    Ensemble still = synthetic::make({.glasses = 12, .chains = 3}, 1);
    for (MeasuredGlass& glass : still.glasses)
        glass.pressure = 20;
    CHECK(std::isnan(blocking(still, pressure_at_rest).inefficiency));
}

TEST_CASE("groups hold every glass once, neighbours in the chain, whatever the order of glasses") {
    Ensemble e =
        sampled({.glasses = 300, .chains = 3, .A4 = 0, .memory = 0.6, .cubic_modes = 0}, 100, 1);
    std::ranges::reverse(e.glasses);
    const Blocking found = blocking(e, pressure_at_rest);
    std::vector<int> times(e.glasses.size());
    for (const Draw& group : found.groups)
        for (std::size_t k = 0; k < group.size(); ++k) {
            ++times[group[k]];
            CHECK(e.glasses[group[k]].chain == e.glasses[group[0]].chain);
            CHECK(e.glasses[group[k]].sweep ==
                  e.glasses[group[0]].sweep + 100 * static_cast<std::int64_t>(k));
        }
    CHECK(std::ranges::all_of(times, [](int n) { return n == 1; }));
}

TEST_CASE("unequal groups are worth fewer equal ones") {
    CHECK(effective_number({{0}, {1}, {2}}) == doctest::Approx(3));
    CHECK(effective_number({{0}, {1}, {2, 3, 4, 5}}) == doctest::Approx(2));
}
