#include "physics/glass/certificate.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/glass/small_glass.hpp"
#include "physics/model/reference_glass.hpp"

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const Configuration glass = reference::glass();
const auto bonds = find_bonds(glass, potential);
const Eigen::SparseMatrix<double> lower = hessian(bonds, 1000);

/// H of the reference glass after one particle was moved.
Eigen::SparseMatrix<double> hessian_beside(double distance) {
    Configuration moved = glass;
    moved.positions(0, 7) += distance;
    return hessian(find_bonds(moved, potential), 1000);
}

/// H after one particle was pushed through its neighbours.
Eigen::SparseMatrix<double> hessian_of_saddle() {
    Configuration squeezed = glass;
    squeezed.positions.col(0) += Eigen::Vector3d(0.45, 0.1, 0);
    return hessian(find_bonds(squeezed, potential), 1000);
}

} // namespace

TEST_CASE("the reference glass is a minimum; between two minima there is a state that is not") {
    CHECK(is_minimum(lower));
    CHECK_FALSE(is_minimum(hessian_of_saddle()));
}

TEST_CASE("the sign of an eigenvalue that single precision does not see decides") {
    // One bond is given a negative tension, tuned until the lowest eigenvalue passes zero.
    const Configuration c = small::glass(250).configuration;
    const auto weakened = [&](double tension) {
        auto changed = find_bonds(c, potential);
        changed[200].g1 -= tension;
        return hessian(changed, 250);
    };
    const auto eigenvalues = [&](double tension) -> Eigen::VectorXd {
        const Eigen::MatrixXd h =
            Eigen::MatrixXd(weakened(tension)).selfadjointView<Eigen::Lower>();
        return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(h, Eigen::EigenvaluesOnly)
            .eigenvalues();
    };
    double stable = 0, unstable = 1000;
    while (unstable - stable > 1e-6) {
        const double middle = (stable + unstable) / 2;
        (is_minimum(weakened(middle)) ? stable : unstable) = middle;
    }
    const double least = 1e-5; // a hundredth of the error of a factor in single precision
    const Eigen::VectorXd minimum = eigenvalues(stable), saddle = eigenvalues(unstable);
    CHECK(std::abs(minimum[0]) < 1e-10); // a translation
    CHECK(minimum[3] > 0);
    CHECK(minimum[3] < least);
    CHECK(saddle[0] < 1e-8);
    CHECK(saddle[0] > -least);
    CHECK(saddle[3] < 1e-10); // a translation
}

TEST_CASE("two glasses that do not touch have six translations and no certificate") {
    auto twice = bonds;
    for (Bond bond : bonds)
        twice.push_back(
            {bond.i + 1000, bond.j + 1000, bond.r, bond.phi, bond.g1, bond.g2, bond.g3, bond.g4});
    CHECK_FALSE(is_minimum(hessian(twice, 2000)));
}

TEST_CASE("a factor of a configuration nearby certifies a minimum; one of farther away does not") {
    const Certificate<float> near(hessian_beside(1e-6)), far(hessian_beside(1e-3));
    CHECK(near.holds_for(lower));
    CHECK(far.possible());
    CHECK_FALSE(far.holds_for(lower));
    CHECK(far.holds());
}

TEST_CASE("the change of H since it was factorised is not underestimated") {
    // One stiff pair: noise would measure it by two numbers.
    const Certificate<float> certificate(lower);
    auto changed = bonds;
    changed[200].g1 += 1;
    CHECK_FALSE(certificate.holds_for(hessian(changed, 1000)));
}

TEST_CASE("a factor of a minimum shows nothing of a saddle") {
    const Certificate<float> certificate(lower);
    CHECK(certificate.holds());
    CHECK_FALSE(certificate.holds_for(hessian_of_saddle()));
}

TEST_CASE("a certificate gives the displacements of balanced forces") {
    Eigen::VectorXd b(3000);
    for (Eigen::Index k = 0; k < 3000; ++k)
        b[k] = std::sin(static_cast<double>(k * k));
    b = without_translations(b);
    const Eigen::VectorXd exact = without_translations(HessianFactor(lower, 1e-6).solve(b)),
                          found = without_translations(Certificate<float>(lower).solve(b)),
                          same = without_translations(Certificate<double>(lower).solve(b));
    CHECK((found - exact).norm() < 0.1 * exact.norm()); // c is some hundredths of the lowest mode
    CHECK((same - exact).norm() < 1e-4 * exact.norm());
}
