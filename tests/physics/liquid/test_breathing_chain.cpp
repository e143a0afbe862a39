#include "physics/liquid/bath.hpp"
#include "physics/liquid/chain_methods.hpp"
#include "physics/liquid/liquid.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using physics::BreathingRun;
using physics::ChainPlan;

namespace {

const physics::PairPotential potential(test::poly);
const physics::Configuration start = test::liquid(test::poly, 400, 1, 300);
const ChainPlan plan{.chain = 0,
                     .temperature = 1,
                     .first_sweep = 0,
                     .burn_in = 600,
                     .samples = 3,
                     .spacing = 700,
                     .records = 4,
                     .overlap_distance = 0.36};
const BreathingRun run{.parameters = {.temperature = 1,
                                      .timestep = 0.01,
                                      .friction = 0.2,
                                      .size_friction = 1.3,
                                      .finish_sweeps = 20,
                                      .finish = test::swap_at(1),
                                      .overlap_distance = 0.36},
                       .fitting_steps = 1500,
                       .temperature_tolerance = 0.02,
                       .size_tolerance = 0.2,
                       .bath = {},
                       .noise = {1, 1},
                       .moves = {1, 2},
                       .fitting_noise = {1, 3},
                       .fitting_moves = {1, 4}};

Eigen::VectorXd ascending(Eigen::VectorXd sizes) {
    std::ranges::sort(sizes);
    return sizes;
}

} // namespace

TEST_CASE("every sample has the sizes of the start; those on the way breathe") {
    physics::Breathing breathing;
    const auto segment = run_breathing_chain(start, potential, run, plan, breathing);
    REQUIRE(segment.samples.size() == 3);
    for (const physics::Configuration& sample : segment.samples)
        CHECK((ascending(sample.diameters) - ascending(start.diameters)).cwiseAbs().maxCoeff() <
              1e-6);
    CHECK(segment.sweeps == std::vector<std::int64_t>{1300, 2000, 2700});
    CHECK(breathing.evidence.finishes().size() == 3); // not that of the burn-in
}

TEST_CASE("a chain that is not at the temperature of its plan fails") {
    ChainPlan hotter = plan;
    hotter.temperature = 1.2;
    physics::Breathing breathing;
    CHECK_THROWS_WITH_AS(run_breathing_chain(start, potential, run, hotter, breathing),
                         doctest::Contains("expected 1.176 to 1.224"), std::runtime_error);
}

TEST_CASE("a chain whose sizes are off their law fails") {
    BreathingRun strict = run;
    strict.temperature_tolerance = 1;
    strict.size_tolerance = 1e-9;
    strict.bath =
        physics::Bath{1, {Eigen::VectorXd::Zero(physics::size_potential_terms)}}; // small ones win
    physics::Breathing breathing;
    CHECK_THROWS_WITH_AS(run_breathing_chain(start, potential, strict, plan, breathing),
                         doctest::Contains("of their law is"), std::runtime_error);
}

TEST_CASE("energies are those of the canonical ensemble, or unknown") {
    physics::Breathing breathing;
    const auto segment = run_breathing_chain(start, potential, run, plan, breathing);
    for (const physics::RecordRow& row : segment.measurements) {
        const bool kept = row.sweep == 600 || std::ranges::count(segment.sweeps, row.sweep) == 1;
        CHECK(std::isfinite(row.energy) == kept);
        CHECK(std::isfinite(row.pressure) == kept);
        CHECK(std::isfinite(row.overlap));
    }
    const auto bonds = find_bonds(segment.samples.back(), potential);
    CHECK(segment.measurements.back().energy ==
          doctest::Approx(potential_energy(bonds) / 400).epsilon(1e-6));
}

TEST_CASE("sizes of another mixture are refused") {
    physics::Configuration other = start;
    other.diameters[7] *= 1.01;
    physics::Breathing breathing;
    CHECK_THROWS_WITH_AS(run_breathing_chain(other, potential, run, plan, breathing),
                         doctest::Contains("others cannot breathe"), std::invalid_argument);
}

TEST_CASE("a chain that goes on in the bath of the segment before looks for none") {
    BreathingRun known = run;
    known.bath = find_bath(start, potential, run.parameters, run.fitting_steps, run.fitting_noise,
                           run.fitting_moves, 0);
    known.fitting_steps = 1; // refused if they were taken
    ChainPlan next = plan;
    next.burn_in = 0;
    physics::Breathing breathing;
    const auto segment = run_breathing_chain(start, potential, known, next, breathing);
    CHECK(segment.sweeps == std::vector<std::int64_t>{700, 1400, 2100});
    CHECK(breathing.bath.sizes.coefficients == known.bath->sizes.coefficients);
}

TEST_CASE("lengths that do not fit each other are refused") {
    physics::Breathing breathing;
    BreathingRun wrong = run;
    wrong.parameters.finish_sweeps = 701;
    CHECK_THROWS_WITH_AS(run_breathing_chain(start, potential, wrong, plan, breathing),
                         doctest::Contains("expected at most the spacing"), std::invalid_argument);
    wrong = run;
    wrong.fitting_steps = 1000; // five trial runs of the 200 sweeps that come first
    CHECK_THROWS_WITH_AS(run_breathing_chain(start, potential, wrong, plan, breathing),
                         doctest::Contains("fitting_steps is 1000, expected more than 5 times"),
                         std::invalid_argument);
}
