#include "physics/model/reference_glass.hpp"
#include "physics/modes/bond_contractions.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using Eigen::VectorXd;
using BondContractions = physics::BondContractions<double>;

namespace {

const std::vector<physics::Bond> bonds =
    physics::find_bonds(reference::glass(), physics::PairPotential(reference::model));
constexpr Eigen::Index particles = 1000;

/// The contractions of several fields at once.
BondContractions::Contracted contracted(const BondContractions& contractions,
                                        const std::vector<VectorXd>& fields) {
    std::vector<const VectorXd*> each;
    for (const VectorXd& field : fields)
        each.push_back(&field);
    BondContractions::Contracted c;
    contractions.contract(each, c);
    return c;
}

std::vector<VectorXd> random_fields(int count) {
    std::srand(1);
    std::vector<VectorXd> fields;
    for (int k = 0; k < count; ++k)
        fields.push_back(VectorXd::Random(3 * particles).normalized());
    return fields;
}

} // namespace

TEST_CASE(
    "the laid-out bonds give the same contractions as the plain sum, of any number of fields") {
    const BondContractions contractions(bonds, particles);
    for (int count = 1; count <= BondContractions::most_fields; ++count) {
        CAPTURE(count);
        const auto fields = random_fields(count);
        const auto c = contracted(contractions, fields);
        for (int k = 0; k < count; ++k) {
            const VectorXd& z = fields[static_cast<std::size_t>(k)];
            const auto slow = physics::contract(bonds, z);
            const auto expansion = physics::expand_along(bonds, z);
            const auto [lambda, kappa] = c.scalars[static_cast<std::size_t>(k)];
            CHECK((c.hz.col(k) - slow.hz).norm() < 1e-14 * slow.hz.norm());
            CHECK((c.u3zz.col(k) - slow.u3zz).norm() < 1e-14 * slow.u3zz.norm());
            CHECK(lambda == doctest::Approx(expansion.lambda).epsilon(1e-12));
            CHECK(kappa == doctest::Approx(expansion.kappa).epsilon(1e-10));
        }
    }
}

TEST_CASE("in single precision they are the same within its digits, of twice as many fields") {
    const physics::BondContractions<float> contractions(bonds, particles);
    const auto fields = random_fields(16);
    std::vector<Eigen::VectorXf> rounded;
    std::vector<const Eigen::VectorXf*> each;
    for (const VectorXd& field : fields)
        rounded.push_back(field.cast<float>());
    for (const Eigen::VectorXf& field : rounded)
        each.push_back(&field);
    physics::BondContractions<float>::Contracted c;
    contractions.contract(each, c);
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const auto column = static_cast<Eigen::Index>(k);
        const auto slow = physics::contract(bonds, fields[k]);
        const auto expansion = physics::expand_along(bonds, fields[k]);
        CHECK((c.hz.col(column).cast<double>() - slow.hz).norm() < 1e-6 * slow.hz.norm());
        CHECK((c.u3zz.col(column).cast<double>() - slow.u3zz).norm() < 1e-6 * slow.u3zz.norm());
        CHECK(c.scalars[k].lambda == doctest::Approx(expansion.lambda).epsilon(1e-6));
    }
}

TEST_CASE("what a field gives does not depend on its company, to the last bit") {
    const BondContractions contractions(bonds, particles);
    const auto fields = random_fields(5);
    const auto together = contracted(contractions, fields);
    for (int k = 0; k < 5; ++k) {
        const auto alone = contracted(contractions, {fields[static_cast<std::size_t>(k)]});
        CHECK(together.u3zz.col(k) == alone.u3zz.col(0));
        CHECK(together.scalars[static_cast<std::size_t>(k)].kappa == alone.scalars[0].kappa);
    }
}

TEST_CASE("a particle without bonds feels nothing") {
    // one rattler more than the bonds name
    const BondContractions contractions(bonds, particles + 1);
    const auto c = contracted(contractions, {VectorXd::Unit(3 * particles + 3, 3 * particles)});
    CHECK(c.hz.isZero(0));
    CHECK(c.u3zz.isZero(0));
}

TEST_CASE("bonds out of order, particles out of range and fields of another size are refused") {
    std::vector<physics::Bond> reversed(bonds.rbegin(), bonds.rend());
    CHECK_THROWS_AS(BondContractions(reversed, particles), std::invalid_argument);
    CHECK_THROWS_AS(BondContractions(bonds, particles / 2), std::invalid_argument);
    const BondContractions contractions(bonds, particles);
    CHECK_THROWS_WITH_AS(contracted(contractions, {VectorXd::Ones(3)}),
                         "field has 3 entries, expected 3000", std::invalid_argument);
    CHECK_THROWS_WITH_AS(contracted(contractions, random_fields(9)), "9 fields, expected 1 to 8",
                         std::invalid_argument);
}
