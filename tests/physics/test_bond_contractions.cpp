#include "physics/bond_contractions.hpp"
#include "physics/mode_expansion.hpp"
#include "physics/reference_glass.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using Eigen::VectorXd;
using physics::BondContractions;

namespace {

const std::vector<physics::Bond> bonds =
    physics::find_bonds(reference::glass(), physics::PairPotential(reference::model));
constexpr Eigen::Index particles = 1000;

} // namespace

TEST_CASE("the laid-out bonds give the same contractions as the plain sum over bonds") {
    std::srand(1);
    const VectorXd z = VectorXd::Random(3 * particles).normalized();
    VectorXd hz, u3zz;
    const auto [lambda, kappa] = BondContractions(bonds, particles).contract(z, hz, u3zz);
    const auto slow = physics::contract(bonds, z);
    const auto expansion = physics::expand_along(bonds, z);
    CHECK((hz - slow.hz).norm() < 1e-14 * slow.hz.norm());
    CHECK((u3zz - slow.u3zz).norm() < 1e-14 * slow.u3zz.norm());
    CHECK(lambda == doctest::Approx(expansion.lambda).epsilon(1e-12));
    CHECK(kappa == doctest::Approx(expansion.kappa).epsilon(1e-10));
}

TEST_CASE("a particle without bonds feels nothing") {
    const BondContractions contractions(bonds,
                                        particles + 1); // one rattler more than the bonds name
    VectorXd hz, u3zz;
    contractions.contract(VectorXd::Unit(3 * particles + 3, 3 * particles), hz, u3zz);
    CHECK(hz.isZero(0));
    CHECK(u3zz.isZero(0));
}

TEST_CASE("bonds out of order, particles out of range and fields of another size are refused") {
    std::vector<physics::Bond> reversed(bonds.rbegin(), bonds.rend());
    CHECK_THROWS_AS(BondContractions(reversed, particles), std::invalid_argument);
    CHECK_THROWS_AS(BondContractions(bonds, particles / 2), std::invalid_argument);
    VectorXd hz, u3zz;
    CHECK_THROWS_WITH_AS(BondContractions(bonds, particles).contract(VectorXd::Ones(3), hz, u3zz),
                         "field has 3 entries, expected 3000", std::invalid_argument);
}
