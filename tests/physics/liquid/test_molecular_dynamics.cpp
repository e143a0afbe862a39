#include "physics/liquid/liquid.hpp"
#include "physics/liquid/molecular_dynamics.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <cmath>

using physics::MolecularDynamics;
using physics::PairPotential;
using physics::SwapMonteCarlo;

namespace {

constexpr Eigen::Index particles = 250;
constexpr double temperature = 2; // hot, so that a short run forgets its start

const PairPotential potential(test::poly);
const physics::Configuration start = test::liquid(test::poly, particles, temperature, 1500);

double energy_error(double timestep) {
    MolecularDynamics motion(start, potential, {temperature, timestep, 0}, {1, 1});
    const double before = motion.potential_energy() + motion.kinetic_energy();
    double worst = 0;
    for (int k = 0; k < 20; ++k) {
        motion.run(std::llround(0.05 / timestep));
        worst =
            std::max(worst, std::abs(motion.potential_energy() + motion.kinetic_energy() - before));
    }
    return worst;
}

struct Mean {
    double value, error;
};

/// From 20 blocks.
template <class Step>
Mean mean_of(Step&& step) {
    double sum = 0, squares = 0;
    for (int k = 0; k < 20; ++k) {
        const double block = step();
        sum += block;
        squares += block * block;
    }
    const double mean = sum / 20;
    return {mean, std::sqrt((squares / 20 - mean * mean) / 19)};
}

} // namespace

TEST_CASE("without friction the energy error falls as the square of the timestep") {
    CHECK(energy_error(2e-3) / energy_error(1e-3) == doctest::Approx(4).epsilon(0.15));
}

TEST_CASE("the thermostat holds 3/2 k_B T per particle, and U of swap Monte Carlo") {
    MolecularDynamics motion(start, potential, {temperature, 0.005, 1.0}, {2, 2});
    motion.run(1000);
    double kinetic = 0;
    const Mean by_motion = mean_of([&] {
        double block = 0;
        for (int k = 0; k < 50; ++k) {
            motion.run(10);
            block += motion.potential_energy() / particles / 50;
            kinetic += motion.kinetic_energy() / particles / 1000;
        }
        return block;
    });
    SwapMonteCarlo sampler(start, potential, test::swap_at(temperature), {3, 3});
    sampler.run(500);
    const Mean by_swaps = mean_of([&] {
        double block = 0;
        for (int k = 0; k < 100; ++k) {
            sampler.run(3);
            block += sampler.running_energy() / particles / 100;
        }
        return block;
    });
    CHECK(kinetic == doctest::Approx(1.5 * temperature).epsilon(0.02));
    const double error = std::hypot(by_motion.error, by_swaps.error);
    CHECK(std::abs(by_motion.value - by_swaps.value) < 4 * error);
    CHECK(error < 0.03);
}

TEST_CASE("parameters out of range are refused") {
    CHECK_THROWS_WITH_AS(MolecularDynamics(start, potential, {1, 0, 1}, {1, 1}),
                         "timestep is 0, expected more than 0", std::invalid_argument);
}
