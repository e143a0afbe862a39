#include "physics/model/bonds.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const Configuration glass = reference::glass();

double energy(const Configuration& c) { return potential_energy(find_bonds(c, potential)); }

/// Not at rest: every particle displaced by up to 0.05.
Configuration shaken() {
    Configuration c = glass;
    for (Eigen::Index k = 0; k < c.positions.size(); ++k)
        c.positions.reshaped()[k] += 0.05 * std::sin(static_cast<double>(k * k));
    return c;
}

} // namespace

TEST_CASE("energy and pressure of the reference glass agree with an independent program") {
    const auto bonds = find_bonds(glass, potential);
    CHECK(potential_energy(bonds) / 1000 ==
          doctest::Approx(reference::value("energy_per_particle")).epsilon(1e-12));
    CHECK(pressure(bonds, glass.volume()) ==
          doctest::Approx(reference::value("pressure")).epsilon(1e-12));
}

TEST_CASE("the reference glass is at rest") {
    CHECK(max_force(forces(find_bonds(glass, potential), 1000)) < 1e-11);
}

TEST_CASE("the bonds are those that a search over all pairs finds, in order") {
    const auto bonds = find_bonds(glass, potential);
    std::size_t next = 0;
    for (int i = 0; i < 1000; ++i)
        for (int j = i + 1; j < 1000; ++j) {
            const Eigen::Vector3d r =
                nearest_image(glass.positions.col(j) - glass.positions.col(i), glass.edge);
            if (r.norm() >= potential.range(glass.diameters[i], glass.diameters[j]))
                continue;
            REQUIRE(next < bonds.size());
            REQUIRE(bonds[next].i == i);
            REQUIRE(bonds[next].j == j);
            REQUIRE((bonds[next].r - r).norm() < 1e-13);
            ++next;
        }
    CHECK(next == bonds.size());
}

TEST_CASE("periodic images, and a rigid translation, change nothing") {
    Configuration moved = glass;
    for (Eigen::Index i = 0; i < 1000; ++i)
        moved.positions.col(i) += glass.edge * Eigen::Vector3d(static_cast<double>(i % 3), -2,
                                                               static_cast<double>(i % 2));
    moved.positions.colwise() += Eigen::Vector3d(0.3, -7.1, 100);
    CHECK(energy(moved) == doctest::Approx(energy(glass)).epsilon(1e-12));
}

TEST_CASE("the force is minus the gradient of the energy: the central difference closes as h^2") {
    const Configuration c = shaken();
    const Eigen::Matrix3Xd f = forces(find_bonds(c, potential), 1000);
    const Eigen::Matrix3Xd direction = f.normalized();
    const auto error = [&](double h) {
        Configuration ahead = c, behind = c;
        ahead.positions += h * direction;
        behind.positions -= h * direction;
        return (energy(ahead) - energy(behind)) / (2 * h) + f.norm();
    };
    CHECK(f.norm() > 1);
    CHECK(error(4e-2) / error(2e-2) == doctest::Approx(4).epsilon(0.05));
}

TEST_CASE("forces add up to zero") {
    CHECK(forces(find_bonds(shaken(), potential), 1000).rowwise().sum().norm() < 1e-10);
}

TEST_CASE("the virial pressure is minus the derivative of the energy by the volume") {
    const auto scaled = [](double factor) {
        Configuration c = glass;
        c.edge *= factor;
        c.positions *= factor;
        return c;
    };
    const double p = pressure(find_bonds(glass, potential), glass.volume());
    const auto error = [&](double h) {
        const Configuration larger = scaled(1 + h), smaller = scaled(1 - h);
        return -(energy(larger) - energy(smaller)) / (larger.volume() - smaller.volume()) - p;
    };
    CHECK(error(4e-3) / error(2e-3) == doctest::Approx(4).epsilon(0.02));
    CHECK(std::abs(error(2e-3)) < 1e-3 * p);
}

TEST_CASE("a box of less than twice the range is refused") {
    Configuration c = glass;
    c.edge = 6;
    CHECK_THROWS_AS(find_bonds(c, potential), std::invalid_argument);
}
