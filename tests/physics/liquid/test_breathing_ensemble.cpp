#include "physics/liquid/bath.hpp"
#include "physics/liquid/liquid.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

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

} // namespace

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
            size = law.smallest() + (law.largest() - law.smallest()) * random.uniform();
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
    SizePotential w{Eigen::VectorXd::Zero(physics::size_potential_terms)};
    w.coefficients.head(3) << 0.4, -0.3, 0.2;
    w.coefficients[physics::smooth_terms + 2] = 0.5; // of cos(3 pi u)
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
                motion.enter({temperature, w}); // the bath whose law is known
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
    const auto found = find_bath(liquid, potential, parameters, 20000, {1, 10}, {1, 11}, 0);
    BreathingDynamics motion(liquid, potential, parameters, found, {1, 12}, 0);
    motion.run(10000);
    motion.forget_evidence();
    motion.run(100000);
    for (const auto& temperature :
         {motion.evidence().mean(&physics::BreathingEvidence::Row::temperature),
          motion.evidence().configurational_temperature()}) {
        INFO("temperature ", temperature.value, " +- ", temperature.error);
        CHECK(temperature.error < 0.005);
        CHECK(std::abs(temperature.value - 1) < 0.005 + 3 * temperature.error);
    }
    for (std::size_t bin = 0; bin < physics::BreathingEvidence::bins; ++bin) {
        const auto share = motion.evidence().share(bin);
        INFO("bin ", bin, ": ", share.value, " +- ", share.error);
        CHECK(share.error < 0.0005);
        CHECK(std::abs(share.value - 0.05) < 0.0003 + 4 * share.error);
    }
    for (std::size_t k = 0; k < 20; ++k)
        CHECK(std::abs(motion.evidence().moment(k).value) < 0.003);
}
