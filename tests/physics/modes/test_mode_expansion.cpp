#include "physics/model/reference_glass.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);

/// Two particles well inside their range, so that no cut-off is crossed.
const Configuration pair_state{20, (Eigen::Matrix3Xd(3, 2) << 1, 1.7, 2, 1.6, 3, 3.8).finished(),
                               Eigen::Vector2d(1.2, 1.5)};
const auto bonds = find_bonds(pair_state, potential);
const Eigen::VectorXd z = (Eigen::VectorXd(6) << 3, 1, -5, -2, 6, 4).finished().normalized();

/// Energy after both particles moved by s z.
double energy(double s) {
    Configuration moved = pair_state;
    moved.positions.reshaped() += s * z;
    return potential_energy(find_bonds(moved, potential));
}

/// An error that falls as h^2: the ratio at h and h/2 is 4.
template <class Error>
double ratio(Error error, double h) {
    return error(h) / error(h / 2);
}

} // namespace

TEST_CASE("lambda is the second derivative: the central difference closes on it as h^2") {
    REQUIRE(bonds.size() == 1);
    const double lambda = expand_along(bonds, z).lambda;
    CHECK(
        ratio([&](double h) { return (energy(h) - 2 * energy(0) + energy(-h)) / (h * h) - lambda; },
              1e-2) == doctest::Approx(4).epsilon(0.01));
}

TEST_CASE("kappa is the third derivative") {
    const double kappa = expand_along(bonds, z).kappa;
    CHECK(ratio(
              [&](double h) {
                  return (energy(2 * h) - 2 * energy(h) + 2 * energy(-h) - energy(-2 * h)) /
                             (2 * h * h * h) -
                         kappa;
              },
              1e-2) == doctest::Approx(4).epsilon(0.01));
}

TEST_CASE("chi is the fourth derivative") {
    const double chi = expand_along(bonds, z).chi;
    CHECK(ratio(
              [&](double h) {
                  return (energy(2 * h) - 4 * energy(h) + 6 * energy(0) - 4 * energy(-h) +
                          energy(-2 * h)) /
                             (h * h * h * h) -
                         chi;
              },
              2e-2) == doctest::Approx(4).epsilon(0.02));
}

TEST_CASE("contracted once more with z, the two vectors give lambda and kappa") {
    const Configuration glass = reference::glass();
    const auto all = find_bonds(glass, potential);
    const Eigen::VectorXd field =
        Eigen::VectorXd::LinSpaced(3000, -1, 2).array().sin().matrix().normalized();
    const Expansion e = expand_along(all, field);
    const Contractions c = contract(all, field);
    CHECK(field.dot(c.hz) == doctest::Approx(e.lambda).epsilon(1e-12));
    CHECK(field.dot(c.u3zz) == doctest::Approx(e.kappa).epsilon(1e-12));
}

TEST_CASE("the two vectors are the gradients of lambda/2 and kappa/3 by the field") {
    const Eigen::VectorXd d = (Eigen::VectorXd(6) << 1, 0, 2, -1, 1, 3).finished();
    const Contractions c = contract(bonds, z);
    const auto at = [&](double h) { // lambda and kappa are of degree 2 and 3 in the field
        const Eigen::VectorXd moved = z + h * d;
        const Expansion e = expand_along(bonds, moved.normalized());
        const double n = moved.norm();
        return Eigen::Vector2d(n * n * e.lambda / 2, n * n * n * e.kappa / 3);
    };
    const double h = 1e-3;
    const Eigen::Vector2d difference = (at(h) - at(-h)) / (2 * h);
    CHECK(difference[0] == doctest::Approx(d.dot(c.hz)).epsilon(1e-8));
    CHECK(difference[1] == doctest::Approx(d.dot(c.u3zz)).epsilon(1e-4));
}

TEST_CASE("a rigid translation costs nothing at any order") {
    const Expansion e = expand_along(bonds, Eigen::VectorXd::Ones(6).normalized());
    CHECK(e.lambda == 0);
    CHECK(e.kappa == 0);
    CHECK(e.chi == 0);
}

TEST_CASE("the participation ratio is 1 for an even field and 1/N for one particle alone") {
    CHECK(participation_ratio(Eigen::VectorXd::Constant(30, 0.2)) == doctest::Approx(1));
    CHECK(participation_ratio(Eigen::VectorXd::Unit(30, 7)) == doctest::Approx(0.1));
}

TEST_CASE("a field that is not of unit norm, or too short for the bonds, is refused") {
    CHECK_THROWS_WITH_AS(expand_along(bonds, Eigen::VectorXd::Ones(6)),
                         "mode has norm 2.449490, expected 1", std::invalid_argument);
    CHECK_THROWS_WITH_AS(expand_along(bonds, Eigen::VectorXd::Unit(3, 0)),
                         "bond names particle 1, mode has 1", std::invalid_argument);
}
