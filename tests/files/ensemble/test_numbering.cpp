#include "files/ensemble/numbering.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

files::RecordedChain chain(std::int64_t number, std::int64_t seed) {
    return {number, seed, nan, nan, nan, "random", "swap_monte_carlo"};
}

/// Glasses of chains 0 and 1 of seed 7 and, behind them, of chain 0 of seed 8 as chain 2.
files::Catalogue catalogue() {
    files::Catalogue c{};
    c.elasticity.lineage.glasses = {
        {0, 0, 50, 1}, {1, 0, 70, 1}, {2, 1, 50, 1}, {3, 1, 70, 1}, {4, 2, 50, 1}};
    c.record.chains = {chain(0, 7), chain(1, 7), chain(2, 8)};
    return c;
}

struct Added {
    std::vector<files::Glass> glasses;
    files::EquilibrationRecord record;
};

/// One glass of each of the first chains of seed 9.
Added chains(std::int64_t number, std::int64_t sweep) {
    Added added{};
    for (std::int64_t k = 0; k < number; ++k) {
        added.glasses.push_back({k, k, sweep, 1});
        added.record.rows.push_back({k, sweep, 0, -1, 1, 1});
        added.record.chains.push_back(chain(k, 9));
        added.record.breathing.emplace_back().chain = k;
    }
    return added;
}

void expect_chains(const Added& added, const std::vector<std::int64_t>& expected) {
    for (std::size_t k = 0; k < expected.size(); ++k) {
        CHECK(added.glasses[k].chain == expected[k]);
        CHECK(added.record.rows[k].chain == expected[k]);
        CHECK(added.record.chains[k].chain == expected[k]);
        CHECK(added.record.breathing[k].chain == expected[k]);
    }
}

} // namespace

TEST_CASE("new chains are counted on behind those of the catalogue") {
    Added added = chains(2, 50);
    files::number_after(catalogue(), added.glasses, added.record);
    expect_chains(added, {3, 4});
    CHECK(added.glasses[0].id == 5);
    CHECK(added.glasses[1].id == 6);
}

TEST_CASE("a glass of no chain stays one") {
    Added added{{{0, -1, -1, 1}}, {}};
    files::number_after(catalogue(), added.glasses, added.record);
    CHECK(added.glasses[0].chain == -1);
    CHECK(added.glasses[0].id == 5);
}

TEST_CASE("a chain that goes on keeps its number") {
    Added added = chains(2, 90);
    files::number_after(catalogue(), added.glasses, added.record, 7);
    expect_chains(added, {0, 1});
    CHECK(added.glasses[1].id == 6);
    Added later = chains(1, 90);
    files::number_after(catalogue(), later.glasses, later.record, 8);
    expect_chains(later, {2});
}

TEST_CASE("a chain goes on behind its last glass only") {
    Added again = chains(2, 70), more = chains(3, 90), other = chains(1, 90);
    CHECK_THROWS_WITH_AS(files::number_after(catalogue(), again.glasses, again.record, 7),
                         "chain 0 has a glass at sweep 70, expected it behind those of the "
                         "catalogue that it continues",
                         files::Error);
    CHECK_THROWS_WITH_AS(files::number_after(catalogue(), more.glasses, more.record, 7),
                         "the catalogue has no chain 2 of root seed 7, expected no more chains "
                         "than it has",
                         files::Error);
    CHECK_THROWS_WITH_AS(files::number_after(catalogue(), other.glasses, other.record, 6),
                         "the catalogue has no chain of root seed 6, which the chains are said to "
                         "continue",
                         files::Error);
}

TEST_CASE("a root seed that made glasses of the catalogue is refused") {
    Added added = chains(1, 90);
    added.record.chains[0].seed = 8;
    CHECK_THROWS_AS(files::number_after(catalogue(), added.glasses, added.record, 7), files::Error);
}
