#include "physics/chain.hpp"
#include "physics/liquid.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using physics::Attempts;
using physics::ChainPlan;
using physics::PairPotential;

namespace {

const PairPotential potential(test::poly);
const physics::Configuration start = test::liquid(test::poly, 250, 1.0, 50);
const ChainPlan plan{.temperature = 1,
                     .first_sweep = 0,
                     .burn_in = 10,
                     .samples = 4,
                     .spacing = 20,
                     .records = 6,
                     .overlap_distance = 0.36};

} // namespace

TEST_CASE("samples are one spacing apart and every lag is measured from where it says") {
    Attempts attempts;
    ChainPlan told = plan;
    std::int64_t done = 0;
    told.done = [&](std::int64_t sweeps) { done += sweeps; };
    const auto segment = run_swap_chain(start, potential, test::swap_at(1), told, {1, 1}, attempts);
    CHECK(segment.sweeps == std::vector<std::int64_t>{30, 50, 70, 90});
    CHECK(done == 90);
    CHECK(attempts.displacements + attempts.swaps == 90 * 250);
    std::int64_t longest = 0;
    for (const auto& m : segment.measurements) {
        longest = std::max(longest, m.lag);
        CHECK(m.lag >= 1);
        CHECK(m.lag <= m.sweep);
        CHECK(m.overlap <= 1);
        CHECK(m.pressure > 0);
    }
    CHECK(longest == 80); // the last sample against the first origin
}

TEST_CASE("a chain that continues repeats the moves of the uninterrupted one") {
    Attempts attempts;
    ChainPlan once = plan;
    once.burn_in = 0;
    once.samples = 1;
    once.spacing = 2;
    const auto first = run_swap_chain(start, potential, test::swap_at(1), once, {1, 1}, attempts);
    ChainPlan again = once;
    again.first_sweep = 2;
    const auto second =
        run_swap_chain(first.samples[0], potential, test::swap_at(1), again, {1, 1}, attempts);
    ChainPlan whole = once;
    whole.spacing = 4;
    const auto both = run_swap_chain(start, potential, test::swap_at(1), whole, {1, 1}, attempts);
    CHECK(second.sweeps[0] == both.sweeps[0]);
    CHECK((second.samples[0].positions - both.samples[0].positions).cwiseAbs().maxCoeff() < 1e-4);
}

TEST_CASE("molecular dynamics walks through the same plan") {
    const auto segment = run_langevin_chain(start, potential, {1, 0.005, 1}, plan, {1, 1});
    CHECK(segment.sweeps == std::vector<std::int64_t>{30, 50, 70, 90});
    CHECK(segment.measurements.front().overlap == 1);
}
