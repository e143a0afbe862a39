#include "physics/liquid/chain_methods.hpp"
#include "physics/liquid/liquid.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using physics::Attempts;
using physics::ChainPlan;
using physics::ChainSegment;
using physics::Checkpoint;
using physics::PairPotential;

namespace {

const PairPotential potential(test::poly);
const physics::Configuration start = test::liquid(test::poly, 250, 1.0, 50);
const ChainPlan plan{.chain = 3,
                     .temperature = 1,
                     .first_sweep = 0,
                     .burn_in = 10,
                     .samples = 4,
                     .spacing = 20,
                     .records = 6,
                     .overlap_distance = 0.36};

/// Every place where the chain can be taken up again.
struct Checkpoints {
    std::vector<Checkpoint> taken;
    ChainPlan noted(ChainPlan p) {
        p.settled = [this](const auto& progress, const auto& motion) {
            taken.push_back({progress, motion.state()});
        };
        return p;
    }
};

ChainPlan resumed(ChainPlan p, const Checkpoint& from) {
    p.resume = from;
    return p;
}

void check_same(const ChainSegment& a, const ChainSegment& b) {
    CHECK(a.sweeps == b.sweeps);
    REQUIRE(a.samples.size() == b.samples.size());
    for (std::size_t k = 0; k < a.samples.size(); ++k) {
        CHECK(a.samples[k].positions == b.samples[k].positions);
        CHECK(a.samples[k].diameters == b.samples[k].diameters);
    }
    REQUIRE(a.measurements.size() == b.measurements.size());
    for (std::size_t k = 0; k < a.measurements.size(); ++k) {
        CHECK(a.measurements[k].sweep == b.measurements[k].sweep);
        CHECK(a.measurements[k].lag == b.measurements[k].lag);
        CHECK(a.measurements[k].energy == b.measurements[k].energy);
        CHECK(a.measurements[k].overlap == b.measurements[k].overlap);
    }
}

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
        CHECK(m.chain == 3);
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

TEST_CASE("a chain of Monte Carlo resumes anywhere to the same bits") {
    constexpr std::int64_t every = physics::settling_sweeps;
    ChainPlan whole = plan; // settles in the burn-in, in between, and where a sample is due
    whole.first_sweep = 100;
    whole.burn_in = every + 300;
    whole.spacing = every - 400;
    Checkpoints places;
    Attempts once, again;
    const auto expected =
        run_swap_chain(start, potential, test::swap_at(1), places.noted(whole), {1, 1}, once);
    REQUIRE(places.taken.size() == 4);
    CHECK(places.taken[1].progress.sweep == 100 + whole.burn_in + whole.spacing);
    for (const Checkpoint& place : places.taken) {
        check_same(expected, run_swap_chain(start, potential, test::swap_at(1),
                                            resumed(whole, place), {1, 1}, again));
        CHECK(once.displacements_accepted == again.displacements_accepted);
        CHECK(once.swaps_accepted == again.swaps_accepted);
        CHECK(once.swaps == again.swaps);
    }
}

TEST_CASE("a chain of molecular dynamics resumes to the same bits, with or without a burn-in") {
    for (const std::int64_t burn_in : {0, 40}) {
        ChainPlan whole = plan;
        whole.first_sweep = physics::settling_sweeps - 50;
        whole.burn_in = burn_in;
        Checkpoints places;
        const auto expected =
            run_langevin_chain(start, potential, {1, 0.005, 1}, places.noted(whole), {1, 1});
        REQUIRE(places.taken.size() == 1);
        check_same(expected, run_langevin_chain(start, potential, {1, 0.005, 1},
                                                resumed(whole, places.taken[0]), {1, 1}));
    }
}
