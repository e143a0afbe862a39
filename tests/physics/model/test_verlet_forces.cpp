#include "physics/glass/small_glass.hpp"
#include "physics/model/bonds.hpp"
#include "physics/model/verlet_forces.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

/// Energy and forces agree with those of the bonds at every point of a path with new lists on the
/// way.
void compare_along_path(const Model& model, Configuration c) {
    const PairPotential potential(model);
    VerletForces verlet(c, potential);
    Eigen::Matrix3Xd fast;
    for (int step = 0; step < 12; ++step) {
        const auto bonds = find_bonds(c, potential);
        const Eigen::Matrix3Xd slow = forces(bonds, c.particles());
        const double energy = verlet(c.positions, fast);
        CHECK(energy == doctest::Approx(potential_energy(bonds)).epsilon(1e-12));
        CHECK((fast - slow).cwiseAbs().maxCoeff() <= 1e-14 * (100 + slow.cwiseAbs().maxCoeff()));
        for (Eigen::Index k = 0; k < c.positions.size(); ++k)
            c.positions.reshaped()[k] += 0.05 * std::sin(static_cast<double>(k * k + step));
        c.positions.col(3) += Eigen::Vector3d(0.2, 0, -0.1); // one leaves the box
    }
}

} // namespace

TEST_CASE("energy and forces agree with those of the bonds along a path") {
    compare_along_path(reference::model, reference::glass());
}

TEST_CASE("they agree for other exponents, smoothings and cut-offs") {
    Model other = reference::model;
    other.exponent = 12;
    other.smoothing = 2;
    other.cutoff = 1.25;
    other.non_additivity = 0.2;
    compare_along_path(other, reference::glass());
}

TEST_CASE("they agree in a box hardly larger than twice the range") {
    compare_along_path(reference::model, small::glass(142).configuration);
}

TEST_CASE("a box of less than twice the range is refused") {
    Configuration c = reference::glass();
    c.edge = 6;
    const PairPotential potential(reference::model);
    CHECK_THROWS_AS(VerletForces(c, potential), std::invalid_argument);
}
