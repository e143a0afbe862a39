#include "physics/liquid/bath.hpp"
#include "physics/liquid/liquid.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using physics::Bath;
using physics::BreathingDynamics;
using physics::BreathingParameters;
using physics::Configuration;
using physics::SizeLaw;
using physics::SizePotential;

namespace {

const physics::PairPotential potential(test::poly);
const SizeLaw law(test::poly);

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

namespace {

/// U, the largest size and the mean square of the sizes.
Eigen::Array3d observables(const Configuration& c) {
    return {potential_energy(find_bonds(c, potential)), c.diameters.maxCoeff(),
            c.diameters.squaredNorm() / static_cast<double>(c.particles())};
}

/// Their means over exp(-H/k_B T), from points that fill the space of positions and sizes evenly.
Eigen::Array3d boltzmann_means(Configuration c, const physics::SizeField& field,
                               double temperature) {
    physics::Random random(9, 9);
    double weights = 0;
    Eigen::Array3d sums = Eigen::Array3d::Zero();
    for (int k = 0; k < 1000000; ++k) {
        for (double& x : c.positions.reshaped())
            x = c.edge * random.uniform();
        for (double& size : c.diameters)
            size = law.smallest() + 2 * law.half_range() * random.uniform();
        const Eigen::Array3d values = observables(c);
        const double weight = std::exp(-(values[0] + field.energy(c.diameters)) / temperature);
        weights += weight;
        sums += weight * values;
    }
    return sums / weights;
}

} // namespace

TEST_CASE("two and three particles are distributed by Boltzmann's law, in positions and sizes") {
    constexpr double temperature = 1;
    const SizePotential w{Eigen::VectorXd{{0.4, -0.3, 0.2, 0, 0, 0, 0, 0}}};
    for (const Eigen::Index n : {2, 3}) {
        const Configuration start{7.5,
                                  Eigen::Matrix3Xd{{1, 4, 6}, {1, 4, 1}, {1, 4, 6}}.leftCols(n),
                                  Eigen::VectorXd{{1.2, 1.9, 1.4}}.head(n)};
        const physics::SizeField field(law, w, start.diameters, temperature);
        BreathingDynamics motion(start, potential, parameters_at(temperature, 0.005),
                                 {temperature, w}, {3, 3}, 0);
        constexpr int blocks = 40, samples = 10000;
        Eigen::Array3Xd found = Eigen::Array3Xd::Zero(3, blocks);
        for (int block = 0; block < blocks; ++block)
            for (int k = 0; k < samples; ++k) {
                motion.run(10);
                found.col(block) += observables(motion.configuration()) / samples;
            }
        const Eigen::Array3d mean = found.rowwise().mean();
        const Eigen::Array3d error =
            ((found.colwise() - mean).square().rowwise().mean() / (blocks - 1)).sqrt();
        const Eigen::Array3d exact = boltzmann_means(start, field, temperature);
        INFO(n, " particles: ", mean.transpose(), " +- ", error.transpose(), ", exact ",
             exact.transpose());
        CHECK(((mean - exact).abs() < 4 * error).all());
        CHECK((error / mean < Eigen::Array3d(0.06, 0.002, 0.002)).all()); // or it says nothing
    }
}

TEST_CASE("sizes follow their law, and the positions have the temperature of the thermostat") {
    const auto parameters = parameters_at(1, 0.005);
    const auto found = find_bath(liquid, potential, parameters, 20000, {1, 10}, {1, 11});
    BreathingDynamics motion(liquid, potential, parameters, found, {1, 12}, 0);
    motion.run(10000);
    motion.forget_evidence();
    motion.run(100000);
    const auto temperature = motion.evidence().configurational_temperature();
    INFO("temperature ", temperature.value, " +- ", temperature.error);
    CHECK(temperature.error < 0.005);
    CHECK(std::abs(temperature.value - 1) < 0.005 + 3 * temperature.error);
    for (std::size_t bin = 0; bin < physics::BreathingEvidence::bins; ++bin) {
        const auto share = motion.evidence().share(bin);
        INFO("bin ", bin, ": ", share.value, " +- ", share.error);
        CHECK(share.error < 0.002);
        CHECK(std::abs(share.value - 0.05) < 0.003 + 4 * share.error);
    }
    for (std::size_t k = 0; k < 6; ++k)
        CHECK(std::abs(motion.evidence().moment(k).value) < 0.01);
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
