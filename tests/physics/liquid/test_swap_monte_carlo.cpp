#include "physics/liquid/liquid.hpp"
#include "physics/liquid/swap_monte_carlo.hpp"
#include "physics/model/bonds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

using physics::Configuration;
using physics::Model;
using physics::PairPotential;
using physics::SwapMonteCarlo;

namespace {

std::vector<double> sorted(const Eigen::VectorXd& sizes) {
    std::vector<double> values(sizes.begin(), sizes.end());
    std::ranges::sort(values);
    return values;
}

/// Mean and standard error of U/N from 40 blocks.
std::pair<double, double> mean_energy(SwapMonteCarlo& sampler, double particles) {
    double sum = 0, squares = 0;
    constexpr int blocks = 40;
    for (int k = 0; k < blocks; ++k) {
        double block = 0;
        for (int m = 0; m < 20; ++m) {
            sampler.run(5);
            block += sampler.running_energy() / particles / 20;
        }
        sum += block;
        squares += block * block;
    }
    const double mean = sum / blocks;
    return {mean, std::sqrt((squares / blocks - mean * mean) / (blocks - 1))};
}

} // namespace

TEST_CASE("the distance of two particles follows r^2 exp(-phi/T)") {
    const Model model{10, 3, 1.4, 0.1, 0.58, 1, 1.2};
    const PairPotential potential(model);
    const double temperature = 0.5, edge = 4.6, a = 1, b = 1.2;
    Configuration c{edge, Eigen::Matrix3Xd::Zero(3, 2), Eigen::Vector2d(a, b)};
    c.positions.col(1).setConstant(2);
    SwapMonteCarlo sampler(c, potential, {temperature, 0.14, 0.1, 1, 0.6}, {7, 7});

    constexpr int bins = 12, samples = 200000;
    const double first = 1.0, last = 2.2, width = (last - first) / bins;
    std::vector<double> counted(bins), expected(bins);
    for (int k = 0; k < samples; ++k) {
        sampler.run(25);
        const Configuration now = sampler.configuration();
        const double r =
            physics::nearest_image(now.positions.col(1) - now.positions.col(0), edge).norm();
        if (r >= first && r < last)
            ++counted[static_cast<std::size_t>((r - first) / width)];
    }
    const auto boltzmann = [&](double r) {
        return 4 * std::numbers::pi * r * r *
               std::exp(-potential.energy(r * r, a, b) / temperature);
    };
    double partition = edge * edge * edge; // of the box, less what the repulsion excludes
    for (double r = 0.5e-3; r < 1.7; r += 1e-3)
        partition += (boltzmann(r) - 4 * std::numbers::pi * r * r) * 1e-3;
    double chi_squared = 0;
    for (std::size_t k = 0; k < bins; ++k) {
        for (int m = 0; m < 100; ++m)
            expected[k] += boltzmann(first + width * (static_cast<double>(k) + (m + 0.5) / 100)) *
                           width / 100 / partition * samples;
        REQUIRE(expected[k] > 20);
        chi_squared += std::pow(counted[k] - expected[k], 2) / expected[k];
    }
    // 12 degrees of freedom: 99.9 % lie below 33; samples 25 sweeps apart are nearly independent.
    CHECK(chi_squared < 33);
}

TEST_CASE("exchanges alone visit the orders of four sizes with their Boltzmann weights") {
    const Model model{10, 3, 1.4, 0.1, 0.58, 1, 1.3};
    const PairPotential potential(model);
    const double temperature = 0.4;
    Configuration c{6, Eigen::Matrix3Xd(3, 4), Eigen::Vector4d(1, 1.1, 1.2, 1.3)};
    c.positions << 1, 2.1, 1.4, 2.4, 1, 1.2, 2.0, 2.2, 1, 1.1, 1.3, 0.5;
    // Steps of 1e-9 leave single-precision positions where they are.
    SwapMonteCarlo sampler(c, potential, {temperature, 1e-9, 0.9, 0.5, 0.6}, {3, 3});

    std::map<std::vector<double>, double> weight, counted;
    Configuration order = c;
    std::vector<double> sizes = sorted(c.diameters);
    double partition = 0;
    do {
        order.diameters = Eigen::Map<Eigen::VectorXd>(sizes.data(), 4);
        partition += weight[sizes] =
            std::exp(-physics::potential_energy(find_bonds(order, potential)) / temperature);
    } while (std::ranges::next_permutation(sizes).found);

    constexpr int samples = 100000;
    for (int k = 0; k < samples; ++k) {
        sampler.run(10);
        const Configuration now = sampler.configuration();
        REQUIRE((now.positions - c.positions).cwiseAbs().maxCoeff() < 1e-6);
        std::vector<double> seen;
        for (const double s : now.diameters)
            seen.push_back(std::round(s * 10) / 10);
        ++counted[seen];
    }
    double chi_squared = 0;
    for (const auto& [seen, w] : weight) {
        std::vector<double> key;
        for (const double s : seen)
            key.push_back(std::round(s * 10) / 10);
        const double expected = samples * w / partition;
        chi_squared += std::pow(counted[key] - expected, 2) / expected;
    }
    CHECK(weight.size() == 24);
    CHECK(chi_squared <
          60); // 23 degrees of freedom: 99.9 % lie below 50; neighbours in time correlate
}

TEST_CASE("the running energy is the energy of the configuration") {
    for (const Model& model : {test::poly, Model{12, 2, 1.25, 0.2, 1.0, 0.73, 1.62},
                               Model{10, 4, 1.4, 0.1, 0.58, 1, 2.22}}) {
        CAPTURE(model.exponent);
        CAPTURE(model.smoothing);
        const PairPotential potential(model);
        const auto p = test::swap_at(0.6);
        const auto start = test::liquid(model, 500, 0.6, 50);
        SwapMonteCarlo sampler(start, potential, p, {1, 9});
        for (int k = 0; k < 5; ++k) {
            sampler.run(40);
            // 20,000 moves, each summed in single precision: rounding adds up to about 1e-5 U.
            CHECK(std::abs(sampler.resynchronise()) < 2e-2);
        }
        CHECK(sampler.attempts().displacements_accepted > 10000);
        CHECK(sampler.attempts().swaps_accepted > 1000);
        // Particles that have left the lists that were made at the start.
        int left = 0;
        const auto now = sampler.configuration();
        for (Eigen::Index i = 0; i < 500; ++i)
            left += physics::nearest_image(now.positions.col(i) - start.positions.col(i), now.edge)
                        .norm() > p.skin / 2;
        CHECK(left > 100);
    }
}

TEST_CASE("exchanges keep the set of sizes") {
    const Configuration c = test::liquid(test::poly, 300, 1.0, 100);
    const Eigen::VectorXf kept = physics::quantile_sizes(test::poly, 300).cast<float>();
    CHECK(sorted(c.diameters) == sorted(kept.cast<double>()));
    CHECK(c.diameters != kept.cast<double>());
}

TEST_CASE("a chain from a hot and one from a cold liquid meet") {
    const PairPotential potential(test::poly);
    const auto hot = test::liquid(test::poly, 250, 3.0, 50, 1);
    const auto cold = test::liquid(test::poly, 250, 0.45, 3000, 2);
    const auto energy_of = [&](const Configuration& c) {
        return physics::potential_energy(find_bonds(c, potential)) / 250;
    };
    CHECK(energy_of(hot) > energy_of(cold) + 1);
    SwapMonteCarlo from_hot(hot, potential, test::swap_at(0.9), {1, 5});
    SwapMonteCarlo from_cold(cold, potential, test::swap_at(0.9), {2, 5});
    from_hot.run(2000);
    from_cold.run(2000);
    const auto [a, a_error] = mean_energy(from_hot, 250);
    const auto [b, b_error] = mean_energy(from_cold, 250);
    CHECK(std::abs(a - b) < 4 * std::hypot(a_error, b_error));
    CHECK(std::hypot(a_error, b_error) < 0.02);
}

TEST_CASE("a chain of two segments is one chain: the same numbers, the same moves") {
    const PairPotential potential(test::poly);
    const auto start = test::liquid(test::poly, 250, 1.0, 20);
    SwapMonteCarlo whole(start, potential, test::swap_at(1), {4, 4});
    whole.run(3);
    SwapMonteCarlo first(start, potential, test::swap_at(1), {4, 4});
    first.run(1);
    SwapMonteCarlo second(first.configuration(), potential, test::swap_at(1),
                          {4, 4, first.state().next_block});
    second.run(2);
    CHECK(
        (whole.configuration().positions - second.configuration().positions).cwiseAbs().maxCoeff() <
        1e-4);
}

TEST_CASE("the drift of the centre of mass is kept") {
    const PairPotential potential(test::poly);
    const auto start = test::liquid(test::poly, 250, 1.0, 20);
    SwapMonteCarlo sampler(start, potential, test::swap_at(1), {6, 6});
    sampler.run(2); // too few for any particle to leave by more than half a box
    Eigen::Vector3d moved = Eigen::Vector3d::Zero();
    const auto now = sampler.configuration();
    for (Eigen::Index i = 0; i < 250; ++i)
        moved += physics::nearest_image(now.positions.col(i) - start.positions.col(i), now.edge);
    CHECK((sampler.drift() - moved / 250).norm() < 1e-5);
    CHECK(moved.norm() > 0);
}

TEST_CASE("parameters that break the lists or the statistics are refused") {
    const PairPotential potential(test::poly);
    const auto c = test::liquid(test::poly, 250, 1.0, 1);
    auto p = test::swap_at(1);
    p.displacement = 0.2;
    CHECK_THROWS_WITH_AS(SwapMonteCarlo(c, potential, p, {1, 1}),
                         "skin is 0.6, expected more than 4 displacements", std::invalid_argument);
    p = test::swap_at(0);
    CHECK_THROWS_WITH_AS(SwapMonteCarlo(c, potential, p, {1, 1}),
                         "temperature is 0, expected more than 0", std::invalid_argument);
    p = test::swap_at(1);
    p.skin = 0.9;
    CHECK_THROWS_AS(SwapMonteCarlo(c, potential, p, {1, 1}), std::invalid_argument);
}
