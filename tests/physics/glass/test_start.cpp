#include "physics/glass/rattlers.hpp"
#include "physics/glass/start.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <numbers>
#include <stdexcept>

using namespace physics;

TEST_CASE("the reference glass is a minimum, and a particle that is moved puts it in motion") {
    const PairPotential potential(reference::model);
    Configuration c = reference::glass();
    const Start rest = judge_start(c, potential, 1e-3);
    CHECK(rest.state == "minimum");
    CHECK(rest.max_force < 1e-9);
    c.positions(0, 7) += 0.05;
    const Start moving = judge_start(c, potential, 1e-3);
    CHECK(moving.state == "not at rest");
    CHECK(moving.max_force > 0.1);
    CHECK(moving.energy_per_particle > rest.energy_per_particle);
}

TEST_CASE("a lattice of equal particles is at rest by symmetry, but a saddle where it is soft") {
    Model model = reference::model;
    model.density = 0.58;
    const Eigen::Index cells = 7;
    Configuration c{box_edge(model, cells * cells * cells), Eigen::Matrix3Xd(3, 343),
                    Eigen::VectorXd::Constant(343, 1.3)};
    const double spacing = c.edge / static_cast<double>(cells);
    for (Eigen::Index i = 0; i < 343; ++i)
        c.positions.col(i) =
            spacing * Eigen::Vector3d(static_cast<double>(i % 7), static_cast<double>(i / 7 % 7),
                                      static_cast<double>(i / 49));
    CHECK(judge_start(c, PairPotential(model), 1e-3).state == "saddle");
}

TEST_CASE("two particles at one place have no energy") {
    Configuration c = reference::glass();
    c.positions.col(3) = c.positions.col(7);
    CHECK_THROWS_WITH_AS(judge_start(c, PairPotential(reference::model), 1e-3),
                         "energy is not finite, expected no two particles at one place",
                         std::invalid_argument);
}

TEST_CASE("positions in units of the box are no glass, nor are particles within one another") {
    const PairPotential potential(reference::model);
    Configuration c = reference::glass();
    c.positions /= c.edge;
    CHECK_THROWS_AS(judge_start(c, potential, 1e-3), std::invalid_argument);
    c = reference::glass();
    c.positions.col(3) = c.positions.col(7) + Eigen::Vector3d(0.3, 0, 0);
    CHECK_THROWS_AS(judge_start(c, potential, 1e-3), std::invalid_argument);
}

TEST_CASE("a particle without neighbours in a crystal has three zero modes and is no saddle") {
    // fcc of 4 x 4 x 4 cells whose nearest neighbours are just within the range; the octahedral hole
    // is wide enough for a small particle.
    Model model = reference::model;
    const double cell = 3.86, edge = 4 * cell;
    Configuration c{edge, Eigen::Matrix3Xd(3, 257), Eigen::VectorXd::Constant(257, 2.0)};
    const Eigen::Vector3d basis[] = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
    Eigen::Index i = 0;
    for (int x = 0; x < 4; ++x)
        for (int y = 0; y < 4; ++y)
            for (int z = 0; z < 4; ++z)
                for (const Eigen::Vector3d& b : basis)
                    c.positions.col(i++) = cell * (Eigen::Vector3d(x, y, z) + b);
    c.positions.col(256) = Eigen::Vector3d(cell / 2, cell / 2, cell / 2);
    c.diameters[256] = 1.0;
    model.density = 257 / c.volume();
    const PairPotential potential(model);
    CHECK(judge_start(c, potential, 1e-3).state == "rattlers");
    CHECK(why_no_minimum(stability(c, potential, find_bonds(c, potential), 1e-3)) ==
          "3 zero modes, particle 256 has no neighbours");
}

TEST_CASE("spheres that touch on a cubic lattice fill pi/6 of space") {
    CHECK(packing_fraction(Eigen::VectorXd::Constant(8, 0.5), 1) ==
          doctest::Approx(std::numbers::pi / 6));
}
