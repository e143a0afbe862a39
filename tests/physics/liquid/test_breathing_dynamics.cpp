#include "physics/liquid/breathing_dynamics.hpp"
#include "physics/liquid/liquid.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using physics::Bath;
using physics::BreathingDynamics;
using physics::BreathingParameters;
using physics::Configuration;

namespace {

const physics::PairPotential potential(test::poly);

BreathingParameters parameters_at(double temperature, double timestep = 0.01) {
    return {.temperature = temperature,
            .timestep = timestep,
            .friction = 0.2,
            .size_friction = 1,
            .finish_sweeps = 100,
            .finish = test::swap_at(temperature),
            .overlap_distance = 0.6};
}

const Configuration liquid = test::liquid(test::poly, 500, 1, 1500);
const Bath bath{1, fit_size_potential(std::span(&liquid, 1), potential, 1)};

/// Root mean square of the change of H over a time of 1, over many short runs.
double energy_error(double timestep) {
    BreathingParameters p = parameters_at(1, timestep);
    p.friction = p.size_friction = 0;
    double squares = 0;
    for (int run = 0; run < 20; ++run) {
        BreathingDynamics motion(liquid, potential, p, bath, {1, static_cast<std::uint64_t>(run)},
                                 0);
        const double before = motion.conserved_energy();
        motion.run(std::llround(1 / timestep));
        squares += std::pow(motion.conserved_energy() - before, 2) / 20;
    }
    return std::sqrt(squares);
}

Eigen::VectorXd sorted(Eigen::VectorXd x) {
    std::ranges::sort(x);
    return x;
}

} // namespace

TEST_CASE("without friction the error of H falls as the square of the timestep") {
    CHECK(energy_error(0.01) / energy_error(0.005) == doctest::Approx(4).epsilon(0.35));
}

TEST_CASE("the end of a sample gives back the sizes of the start") {
    BreathingDynamics motion(liquid, potential, parameters_at(1), bath, {4, 4}, 0);
    motion.run(500);
    CHECK((sorted(motion.configuration().diameters) - sorted(liquid.diameters))
              .cwiseAbs()
              .maxCoeff() > 1e-3);
    motion.finish({4, 5});
    CHECK((sorted(motion.configuration().diameters) - sorted(liquid.diameters))
              .cwiseAbs()
              .maxCoeff() < 1e-6);
    const auto& finish = motion.evidence().finishes().at(0);
    const auto bonds = find_bonds(motion.configuration(), potential);
    CHECK(finish.energy_after == doctest::Approx(potential_energy(bonds) / 500).epsilon(1e-5));
}

TEST_CASE("a state after settling continues to the same bits") {
    const auto parameters = parameters_at(1);
    BreathingDynamics one(liquid, potential, parameters, bath, {5, 5}, 0);
    one.run(730);
    one.finish({5, 6});
    one.run(100);
    one.settle();
    BreathingDynamics other(one.state(), potential, parameters, {5, 5});
    for (auto* motion : {&one, &other}) {
        motion->run(333);
        motion->finish({5, 6});
        motion->run(100);
    }
    CHECK(one.configuration().positions == other.configuration().positions);
    CHECK(one.configuration().diameters == other.configuration().diameters);
    CHECK(one.drift() == other.drift());
    CHECK(one.evidence().numbers_of_all() == other.evidence().numbers_of_all());
}

TEST_CASE("too long a timestep ends with what happened") {
    BreathingDynamics motion(liquid, potential, parameters_at(1, 0.2), bath, {6, 6}, 0);
    CHECK_THROWS_WITH_AS(motion.run(1000),
                         doctest::Contains("expected a timestep shorter than 0.2"),
                         std::runtime_error);
}
