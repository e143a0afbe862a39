#include "physics/liquid/liquid.hpp"
#include "physics/model/bonds.hpp"
#include "physics/sites/site_arrays.hpp"
#include "physics/sites/site_forces.hpp"

#include <doctest/doctest.h>

#include <hwy/targets.h>
#include <limits>

using physics::PairPotential;
using physics::PairSums;
using physics::SiteForces;

namespace {

constexpr physics::Model nbc{.exponent = 12,
                             .smoothing = 2,
                             .cutoff = 1.25,
                             .non_additivity = 0.2,
                             .density = 1.02,
                             .smallest_size = 0.73,
                             .largest_size = 1.62};

/// One that no kernel is written out for.
constexpr physics::Model smooth = [] {
    physics::Model model = test::poly;
    model.smoothing = 2;
    return model;
}();

struct Evaluated {
    PairSums sums;
    Eigen::Matrix4Xd forces;
};

Evaluated evaluate(const PairPotential& potential, double edge, const Eigen::Matrix4Xd& sites) {
    const Eigen::Matrix4Xd rest = Eigen::Matrix4Xd::Zero(4, sites.cols());
    SiteForces pairs(potential, edge, sites);
    Evaluated e{{}, rest};
    e.sums = pairs(sites, rest, e.forces);
    return e;
}

/// U in double precision.
double energy(const PairPotential& potential, const physics::Configuration& c) {
    return potential_energy(find_bonds(c, potential));
}

} // namespace

TEST_CASE("energy, virial, Laplacian and forces are those of the bonds, in every model") {
    for (const physics::Model& model : {test::poly, nbc, smooth}) {
        const PairPotential potential(model);
        const auto c = test::liquid(model, 500, 1, 200);
        const auto bonds = find_bonds(c, potential);
        const auto [sums, forces] = evaluate(potential, c.edge, sites_of(c));
        double laplacian = 0;
        for (const physics::Bond& b : bonds)
            laplacian += 2 * (b.g2 * b.r.squaredNorm() + 3 * b.g1);
        CHECK(sums.energy == doctest::Approx(potential_energy(bonds)).epsilon(2e-6));
        CHECK(sums.virial ==
              doctest::Approx(3 * c.volume() * pressure(bonds, c.volume())).epsilon(2e-6));
        CHECK(sums.laplacian == doctest::Approx(laplacian).epsilon(2e-6));
        const Eigen::Matrix3Xd exact = physics::forces(bonds, c.particles());
        CHECK((forces.topRows(3) - exact).norm() < 5e-6 * exact.norm());
    }
}

TEST_CASE("the error of a difference of energies falls as the square of the step, to the force") {
    const PairPotential potential(test::poly);
    const auto c = test::liquid(test::poly, 500, 1, 200);
    const auto [sums, forces] = evaluate(potential, c.edge, sites_of(c));
    for (const Eigen::Index i : {0, 250, 499}) { // a small, a middle and a large one
        const auto size_error = [&](double h) {
            auto up = c, down = c;
            up.diameters[i] += h;
            down.diameters[i] -= h;
            return std::abs((energy(potential, down) - energy(potential, up)) / (2 * h) -
                            forces(3, i));
        };
        CHECK(size_error(1e-5) < 2e-4 * std::abs(forces(3, i)) + 2e-3);
        CHECK(size_error(4e-3) / size_error(2e-3) == doctest::Approx(4).epsilon(0.3));
    }
}

TEST_CASE("moved sites give the forces of new lists") {
    const PairPotential potential(test::poly);
    const auto c = test::liquid(test::poly, 500, 1, 200);
    Eigen::Matrix4Xd sites = sites_of(c), kept(4, 500);
    const Eigen::Matrix4Xd rest = Eigen::Matrix4Xd::Zero(4, 500);
    SiteForces pairs(potential, c.edge, sites);
    physics::Random random(1, 2);
    for (int k = 0; k < 200; ++k) {
        for (Eigen::Index i = 0; i < 500; ++i) {
            sites.col(i).head(3) +=
                0.02 * Eigen::Vector3d(random.normal(), random.normal(), random.normal());
            sites(3, i) = std::clamp(sites(3, i) + 0.01 * random.normal(), 1.0, 2.22);
        }
        pairs(sites, rest, kept);
    }
    const auto [sums, fresh] = evaluate(potential, c.edge, sites);
    CHECK((kept - fresh).norm() < 1e-5 * fresh.norm());
}

TEST_CASE("any number of particles in any image of the box") {
    const PairPotential potential(test::poly);
    for (const Eigen::Index particles : {250, 251, 252, 253}) {
        const auto c = test::liquid(test::poly, particles, 1, 100);
        Eigen::Matrix4Xd sites = sites_of(c);
        physics::Random random(3, 4);
        for (double& x : sites.topRows(3).reshaped())
            x += c.edge * std::floor(7 * random.uniform() - 3);
        const auto [sums, forces] = evaluate(potential, c.edge, sites);
        const Eigen::Matrix3Xd exact = physics::forces(find_bonds(c, potential), particles);
        CHECK((forces.topRows(3) - exact).norm() < 5e-6 * exact.norm());
        CHECK(sums.energy == doctest::Approx(energy(potential, c)).epsilon(2e-6));
    }
}

TEST_CASE("sites that are no numbers end in no crash: velocities tell that motion blew up") {
    const PairPotential potential(test::poly);
    const auto c = test::liquid(test::poly, 250, 1, 50);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Eigen::Index row : {0, 2, 3}) {
        Eigen::Matrix4Xd sites = sites_of(c), forces(4, 250);
        SiteForces pairs(potential, c.edge, sites);
        sites.row(row).setConstant(row == 2 ? 1e300 : nan);
        CHECK_NOTHROW(pairs(sites, Eigen::Matrix4Xd::Constant(4, 250, nan), forces));
    }
}

TEST_CASE("every instruction set of this machine gives the same forces") {
    for (const physics::Model& model : {test::poly, nbc, smooth}) {
        const PairPotential potential(model);
        const auto c = test::liquid(model, 501, 1, 200);
        const auto best = evaluate(potential, c.edge, sites_of(c));
        for (const auto target : hwy::SupportedAndGeneratedTargets()) {
            hwy::SetSupportedTargetsForTest(target);
            const auto other = evaluate(potential, c.edge, sites_of(c));
            CHECK((other.forces - best.forces).norm() < 1e-5 * best.forces.norm());
            CHECK(other.sums.energy == doctest::Approx(best.sums.energy).epsilon(1e-6));
        }
        hwy::SetSupportedTargetsForTest(0);
    }
}

TEST_CASE("a box without room for two ranges is refused") {
    const PairPotential potential(test::poly);
    CHECK_THROWS_WITH_AS(SiteForces(potential, 6, Eigen::Matrix4Xd::Ones(4, 2)),
                         doctest::Contains("expected more than twice the longest range"),
                         std::invalid_argument);
}
