#include "physics/glass/hessian.hpp"
#include "physics/glass/small_glass.hpp"
#include "physics/numerics/noise.hpp"
#include "physics/numerics/sparse_factor.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace physics;

namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// Lower triangle: noise where (i + 3 j) is a multiple of `sparsity`, and a diagonal of both signs.
Sparse indefinite(Eigen::Index rows, Eigen::Index sparsity) {
    const Eigen::MatrixXd numbers = noise(rows, rows);
    Sparse lower(rows, rows);
    for (Eigen::Index j = 0; j < rows; ++j)
        for (Eigen::Index i = j; i < rows; ++i)
            if (i == j || (i + 3 * j) % sparsity == 0)
                lower.insert(i, j) = numbers(i, j) + (i == j ? (j % 2 == 0 ? 20 : -20) : 0);
    lower.makeCompressed();
    return lower;
}

/// |(A + shift 1) x - b| / |b| of the solution x, and |L S L^T x - b| / |b|.
template <class Real>
void expect_inverse(const Sparse& lower, double shift, Eigen::Index columns, double within) {
    const SparseFactor<Real> factor(lower, shift);
    REQUIRE(factor.sound());
    CHECK(factor.rows() == lower.rows());
    const Eigen::MatrixXd b = noise(lower.rows(), columns), x = factor.solve(b);
    const Eigen::MatrixXd image = lower.selfadjointView<Eigen::Lower>() * x + shift * x;
    CHECK((image - b).norm() < within * b.norm());
    CHECK((factor.product(x) - b).norm() < within * b.norm());
}

/// Both precisions.
void expect_inverse(const Sparse& lower, double shift, Eigen::Index columns) {
    expect_inverse<double>(lower, shift, columns, 1e-9);
    expect_inverse<float>(lower, shift, columns, 1e-3);
}

} // namespace

TEST_CASE("indefinite matrices, sparse and full, for any number of right-hand sides") {
    for (const Eigen::Index rows : {1, 2, 3, 39, 40, 300})
        for (const Eigen::Index sparsity : {1, 4, 60})
            for (const Eigen::Index columns : {1, 7, 8, 9, 20}) {
                CAPTURE(rows);
                CAPTURE(sparsity);
                CAPTURE(columns);
                expect_inverse(indefinite(rows, sparsity), 0.5, columns);
            }
}

TEST_CASE("a Hessian, whose rows come in threes, above and below its eigenvalues") {
    const PairPotential potential(reference::model);
    const auto bonds = find_bonds(small::glass(512).configuration, potential);
    const Sparse lower = hessian(bonds, 512);
    for (const double shift : {0.01, -1.5})
        expect_inverse(lower, shift, 11);
    expect_inverse<double>(lower, -20, 11, 1e-9); // a sixth of the signs are negative
    CHECK(SparseFactor<double>(lower, 0.01).positive_definite());
    CHECK(SparseFactor<double>(lower, -1e4).negative() == 3 * 512);

    // one entry more, and no three is like the others
    Sparse other = lower;
    other.coeffRef(3 * 511 + 2, 0) += 1e-3;
    other.makeCompressed();
    expect_inverse(other, 0.01, 3);
}

TEST_CASE_TEMPLATE("the error of a factor is that of its product with every unit vector", Real,
                   float, double) {
    const Sparse lower = indefinite(300, 4);
    const SparseFactor<Real> factor(lower, 0.5);
    const Eigen::MatrixXd unit = Eigen::MatrixXd::Identity(300, 300);
    const Eigen::MatrixXd a = lower.selfadjointView<Eigen::Lower>() * unit + 0.5 * unit;
    const double precision{std::numeric_limits<Real>::epsilon()};
    const double error = (factor.product(unit) - a).norm();
    const double estimate = backward_error(lower, 0.5, factor);
    CHECK(estimate > 0.8 * error);
    CHECK(estimate < 2.5 * error); // products with noise add their own rounding
    CHECK(error < 30 * precision * a.norm());
}
