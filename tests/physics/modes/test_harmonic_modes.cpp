#include "physics/glass/small_glass.hpp"
#include "physics/modes/harmonic_modes.hpp"
#include "physics/modes/mode_expansion.hpp"
#include "physics/numerics/inertia.hpp"

#include <Eigen/Eigenvalues>
#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
constexpr double shift = 1e-2;

HarmonicModes modes_of(const Eigen::SparseMatrix<double>& lower, double highest_frequency) {
    return modes_below(lower, HessianFactor(lower, shift),
                       {.highest_frequency = highest_frequency, .residual = 1e-8, .shift = shift});
}

} // namespace

TEST_CASE("the reference glass: its 30 lowest eigenvalues") {
    const auto expected = reference::values("lowest_30_nonzero_eigenvalues");
    REQUIRE(expected.size() == 30);
    const auto lower = hessian(find_bonds(reference::glass(), potential), 1000);
    const HarmonicModes modes = modes_of(lower, std::sqrt(expected.back() * (1 + 1e-6)));
    REQUIRE(modes.eigenvalues.size() == 30);
    for (Eigen::Index k = 0; k < 30; ++k)
        CHECK(modes.eigenvalues[k] ==
              doctest::Approx(expected[static_cast<std::size_t>(k)]).epsilon(1e-8));
}

TEST_CASE("the reference glass: lambda, kappa and chi along its lowest mode") {
    const auto bonds = find_bonds(reference::glass(), potential);
    const HarmonicModes modes = modes_of(hessian(bonds, 1000), 1.7);
    REQUIRE(modes.eigenvalues.size() >= 1);
    const Expansion e = expand_along(bonds, modes.fields.col(0));
    CHECK(e.lambda == doctest::Approx(reference::value("lambda")).epsilon(1e-6));
    CHECK(std::abs(e.kappa) == doctest::Approx(reference::value("abs_kappa")).epsilon(1e-6));
    CHECK(e.chi == doctest::Approx(reference::value("chi")).epsilon(1e-6));
}

TEST_CASE("a small glass: the modes are those of the dense matrix, below any limit") {
    const auto bonds = find_bonds(small::glass(250).configuration, potential);
    const auto lower = hessian(bonds, 250);
    const Eigen::MatrixXd h = Eigen::MatrixXd(lower).selfadjointView<Eigen::Lower>();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> dense(h);
    CHECK(dense.eigenvalues().head(3).cwiseAbs().maxCoeff() < 1e-9);
    for (const Eigen::Index count : {1, 7, 40, 200}) {
        const double limit = (dense.eigenvalues()[count + 2] + dense.eigenvalues()[count + 3]) / 2;
        const HarmonicModes modes = modes_of(lower, std::sqrt(limit));
        REQUIRE(modes.eigenvalues.size() == count);
        for (Eigen::Index k = 0; k < count; ++k) {
            CHECK(modes.eigenvalues[k] ==
                  doctest::Approx(dense.eigenvalues()[k + 3]).epsilon(1e-10));
            CHECK(std::abs(modes.fields.col(k).dot(dense.eigenvectors().col(k + 3))) ==
                  doctest::Approx(1).epsilon(1e-6));
        }
    }
}

TEST_CASE("fields are orthonormal, free of translations, and solve H z = lambda z") {
    const auto lower = hessian(find_bonds(reference::glass(), potential), 1000);
    const HarmonicModes modes = modes_of(lower, 2.8);
    const Eigen::Index count = modes.eigenvalues.size();
    REQUIRE(count > 20);
    CHECK((modes.fields.transpose() * modes.fields - Eigen::MatrixXd::Identity(count, count))
              .cwiseAbs()
              .maxCoeff() < 1e-12);
    CHECK(modes.worst_overlap < 1e-12);
    for (Eigen::Index k = 0; k < count; ++k) {
        const Eigen::VectorXd z = modes.fields.col(k);
        CHECK((without_translations(z) - z).norm() < 1e-12);
        const double residual =
            (lower.selfadjointView<Eigen::Lower>() * z - modes.eigenvalues[k] * z).norm();
        CHECK(residual / modes.eigenvalues[k] <= modes.worst_residual * (1 + 1e-6));
    }
    CHECK(modes.worst_residual < 1e-8);
}

TEST_CASE("inertia finds as many modes as Lanczos") {
    const auto lower = hessian(find_bonds(reference::glass(), potential), 1000);
    for (const double highest : {1.7, 2.2, 2.9})
        CHECK(modes_of(lower, highest).eigenvalues.size() ==
              count_below(lower, highest * highest) - 3);
}

TEST_CASE("no member of the phonon bands is missed at N = 2000") {
    const auto lower = hessian(find_bonds(small::glass(2000).configuration, potential), 2000);
    const double highest = 2.2; // above the first band, of 12 waves around 1.6
    const HarmonicModes modes = modes_of(lower, highest);
    CHECK(modes.eigenvalues.size() > 12);
    CHECK(modes.eigenvalues.size() == count_below(lower, highest * highest) - 3);
}

TEST_CASE("below the first mode there is none") {
    const auto lower = hessian(find_bonds(reference::glass(), potential), 1000);
    CHECK(modes_of(lower, 1).eigenvalues.size() == 0);
}

TEST_CASE("a residual above the tolerance is an error") {
    const auto lower = hessian(find_bonds(reference::glass(), potential), 1000);
    CHECK_THROWS_AS(modes_below(lower, HessianFactor(lower, shift),
                                {.highest_frequency = 2, .residual = 1e-18, .shift = shift}),
                    std::runtime_error);
}
