#include "physics/liquid/chain_run.hpp"

#include <doctest/doctest.h>

using physics::ChainPlan;

namespace {

ChainPlan plan_at(double temperature) {
    return {.chain = 0,
            .temperature = temperature,
            .first_sweep = 0,
            .burn_in = 30,
            .samples = 2,
            .spacing = 20,
            .records = 5,
            .overlap_distance = 0.36};
}

/// The start, and whether the chain burns in anew.
struct Start {
    std::string name;
    bool burns_in;
    std::int64_t first_sweep, sweeps;
    bool operator==(const Start&) const = default;
};

Start start_from(double temperature, std::int64_t sweep,
                 const std::string& method = "swap_monte_carlo") {
    physics::ChainRun run{};
    run.method = "swap_monte_carlo";
    run.plan = plan_at(0.5);
    const std::string name = physics::go_on(run, {temperature, sweep, method});
    return {name, run.plan.burn_in > 0, run.plan.first_sweep, physics::sweeps(run.plan)};
}

} // namespace

TEST_CASE("a sample of the same temperature is in equilibrium: its sweeps count on") {
    CHECK(start_from(0.5, 50) == Start{"continued", false, 50, 40});
}

TEST_CASE("from another temperature, or an unknown past, a chain burns in anew") {
    CHECK(start_from(0.6, 50) == Start{"hot", true, 0, 70});
    CHECK(start_from(0.4, 50) == Start{"cold", true, 0, 70});
    CHECK(start_from(0.5, -1) == Start{"imported", true, 0, 70});
}

TEST_CASE("sweeps of another method are not counted on: its liquid burns in") {
    CHECK(start_from(0.5, 50, "molecular_dynamics") == Start{"imported", true, 0, 70});
    CHECK(start_from(0.5, 50, "") == Start{"imported", true, 0, 70});
    CHECK(start_from(0.6, 50, "molecular_dynamics") == Start{"hot", true, 0, 70});
}
