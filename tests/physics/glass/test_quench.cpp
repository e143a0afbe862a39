#include "physics/glass/certificate.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/glass/quench.hpp"
#include "physics/glass/small_glass.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);

/// Every coordinate displaced by up to `amount`, without pattern.
Configuration shaken(Configuration c, double amount) {
    for (Eigen::Index k = 0; k < c.positions.size(); ++k)
        c.positions.reshaped()[k] += amount * std::sin(static_cast<double>(k * k));
    return c;
}

Quenched quench_with(const Configuration& c, const QuenchParameters& p) {
    return quench(c, potential, p);
}

} // namespace

TEST_CASE("a shaken minimum falls back to itself, with a certificate") {
    const Configuration glass = reference::glass();
    const Quenched q = quench_with(shaken(glass, 0.02), small::quench_parameters);
    CHECK(q.rejected == "");
    CHECK(q.max_force <= 1e-10);
    CHECK(q.energy_per_particle ==
          doctest::Approx(reference::value("energy_per_particle")).epsilon(1e-12));
    CHECK(q.pressure == doctest::Approx(reference::value("pressure")).epsilon(1e-9));
    Eigen::Matrix3Xd moved = q.configuration.positions - glass.positions;
    moved.colwise() -= moved.rowwise().mean().eval();
    CHECK(moved.cwiseAbs().maxCoeff() < 1e-9);
}

TEST_CASE("random positions become a minimum that lies lower") {
    const Configuration start = small::random_state(250);
    const Quenched q = quench_with(start, small::quench_parameters);
    REQUIRE(q.rejected == "");
    const auto bonds = find_bonds(q.configuration, potential);
    CHECK(max_force(forces(bonds, 250)) <= 1e-10);
    CHECK(is_minimum(hessian(bonds, 250)));
    CHECK(potential_energy(bonds) < potential_energy(find_bonds(start, potential)));
    CHECK(q.energy_per_particle == doctest::Approx(potential_energy(bonds) / 250).epsilon(1e-14));
    CHECK(q.configuration.diameters == start.diameters);
    CHECK(q.configuration.edge == start.edge);
}

TEST_CASE("a minimum stays where it is") {
    const Quenched once = small::glass(250);
    const Quenched twice = quench_with(once.configuration, small::quench_parameters);
    CHECK(twice.configuration.positions == once.configuration.positions);
    CHECK(twice.rejected == "");
}

TEST_CASE("two quenches of one state end in the same place to the last bit") {
    CHECK(small::glass(250).configuration.positions == small::glass(250).configuration.positions);
}

TEST_CASE("a crystal of equal spheres on a simple cubic lattice is at rest but a saddle") {
    Model equal = reference::model;
    equal.largest_size = equal.smallest_size;
    const PairPotential spheres(equal);
    Configuration lattice{box_edge(equal, 216), Eigen::Matrix3Xd(3, 216),
                          quantile_sizes(equal, 216)};
    for (int i = 0; i < 216; ++i)
        lattice.positions.col(i) = lattice.edge / 6 * Eigen::Vector3d(i / 36, i / 6 % 6, i % 6);
    const Quenched q = quench(lattice, spheres, small::quench_parameters);
    CHECK(q.max_force <= 1e-10);
    CHECK(q.rejected == "saddle");
}

TEST_CASE("a quench that runs out of steps is rejected for its force") {
    QuenchParameters few = small::quench_parameters;
    few.max_steps = 5;
    const Quenched q = quench_with(small::random_state(250), few);
    CHECK(q.rejected == "max force");
    CHECK(q.max_force > 1e-10);
    CHECK(q.steps < 10); // the last step may take a few evaluations
}

TEST_CASE("from nearly at rest a factor leads to the minimum in a few steps") {
    const Configuration start = shaken(reference::glass(), 1e-9);
    REQUIRE(max_force(forces(find_bonds(start, potential), 1000)) > 2e-8);
    QuenchParameters few = small::quench_parameters;
    few.max_steps = 8;
    CHECK(quench_with(start, few).rejected == "");
}

TEST_CASE("a state that does not belong to the model is refused") {
    Configuration c = small::random_state(250);
    c.positions(1, 7) = std::nan("");
    CHECK_THROWS_AS(quench_with(c, small::quench_parameters), std::invalid_argument);
}
