#include "physics/glass/hessian.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const Configuration glass = reference::glass();
const auto bonds = find_bonds(glass, potential);
const Eigen::SparseMatrix<double> lower = hessian(bonds, 1000);

Eigen::VectorXd apply(const Eigen::SparseMatrix<double>& h, const Eigen::VectorXd& x) {
    return h.selfadjointView<Eigen::Lower>() * x;
}

/// A field without any symmetry.
Eigen::VectorXd rough(Eigen::Index size, double phase) {
    Eigen::VectorXd x(size);
    for (Eigen::Index k = 0; k < size; ++k)
        x[k] = std::sin(static_cast<double>(k * k) + phase);
    return x.normalized();
}

} // namespace

TEST_CASE("the Hessian is minus the derivative of the force: the difference closes as h^2") {
    const Eigen::VectorXd z = rough(3000, 0);
    const auto error = [&](double h) {
        Configuration ahead = glass, behind = glass;
        ahead.positions.reshaped() += h * z;
        behind.positions.reshaped() -= h * z;
        const Eigen::Matrix3Xd difference = forces(find_bonds(behind, potential), 1000) -
                                            forces(find_bonds(ahead, potential), 1000);
        return (difference.reshaped() / (2 * h) - apply(lower, z)).norm();
    };
    CHECK(error(4e-2) / error(2e-2) == doctest::Approx(4).epsilon(0.02));
}

TEST_CASE("translations are zero modes of the Hessian") {
    for (int axis = 0; axis < 3; ++axis) {
        Eigen::VectorXd translation = Eigen::VectorXd::Zero(3000);
        translation(Eigen::seqN(axis, 1000, 3)).setConstant(1 / std::sqrt(1000.0));
        CHECK(apply(lower, translation).norm() < 1e-11);
        CHECK(without_translations(translation).norm() < 1e-12);
    }
}

TEST_CASE("a field without translations is left as it is") {
    const Eigen::VectorXd z = without_translations(rough(3000, 0));
    CHECK((without_translations(z) - z).norm() < 1e-13);
}

TEST_CASE("the factor solves (H + shift) x = b for every column") {
    const double shift = 0.3;
    const HessianFactor factor(lower, shift);
    REQUIRE(factor.positive_definite());
    Eigen::MatrixXd b(3000, 4);
    for (Eigen::Index k = 0; k < 4; ++k)
        b.col(k) = rough(3000, static_cast<double>(k));
    const Eigen::MatrixXd x = factor.solve(b.rightCols(3));
    for (Eigen::Index k = 0; k < 3; ++k)
        CHECK((apply(lower, x.col(k)) + shift * x.col(k) - b.col(k + 1)).norm() < 1e-12);
}

TEST_CASE("a rough factor gives the displacements of balanced forces, but for a translation") {
    const HessianFactor rough_one(lower, 1e-6, HessianFactor::Accuracy::rough), full(lower, 1e-6);
    const Eigen::VectorXd b = without_translations(rough(3000, 0));
    const Eigen::VectorXd found = without_translations(rough_one.solve(b)),
                          exact = without_translations(full.solve(b));
    CHECK((found - exact).norm() < 1e-3 * exact.norm());
}

TEST_CASE("where single precision does not do, a rough factor is a full one") {
    const Eigen::SparseMatrix<double> huge = 1e37 * lower; // beyond the largest float
    const Eigen::VectorXd b = without_translations(rough(3000, 0));
    const Eigen::VectorXd found =
        HessianFactor(huge, 1e31, HessianFactor::Accuracy::rough).solve(b);
    CHECK(found == HessianFactor(huge, 1e31).solve(b));
    CHECK(found.norm() > 0);
}

TEST_CASE("a factor of an indefinite matrix says so and refuses to solve") {
    const HessianFactor factor(lower, -3);
    CHECK_FALSE(factor.positive_definite());
    CHECK_THROWS_AS(factor.solve(rough(3000, 0)), std::invalid_argument);
}

TEST_CASE("a right-hand side of the wrong length is refused") {
    CHECK_THROWS_WITH_AS(HessianFactor(lower, 1).solve(rough(2997, 0)),
                         "right-hand side has 2997 rows, expected 3000", std::invalid_argument);
}

TEST_CASE("bonds out of order are refused") {
    auto shuffled = bonds;
    std::swap(shuffled[3], shuffled[4]);
    CHECK_THROWS_AS(hessian(shuffled, 1000), std::invalid_argument);
}
