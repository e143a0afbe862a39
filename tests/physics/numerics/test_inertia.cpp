#include "physics/glass/hessian.hpp"
#include "physics/glass/small_glass.hpp"
#include "physics/numerics/inertia.hpp"
#include "physics/numerics/noise.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/SparseCholesky>
#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

using Sparse = Eigen::SparseMatrix<double>;

Eigen::VectorXd dense_eigenvalues(const Sparse& lower) {
    const Eigen::MatrixXd a = Eigen::MatrixXd(lower).selfadjointView<Eigen::Lower>();
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(a, Eigen::EigenvaluesOnly).eigenvalues();
}

/// Lower triangle of a symmetric matrix of noise: one entry in `sparsity`, and the diagonal.
Sparse random_matrix(Eigen::Index rows, Eigen::Index columns_of_noise, int sparsity) {
    const Eigen::MatrixXd numbers = noise(rows, rows + columns_of_noise).rightCols(rows);
    Sparse lower(rows, rows);
    for (Eigen::Index j = 0; j < rows; ++j)
        for (Eigen::Index i = j; i < rows; ++i)
            if (i == j || (i * i + 7 * j) % sparsity == 0)
                lower.insert(i, j) = numbers(i, j);
    lower.makeCompressed();
    return lower;
}

/// Negative pivots of Eigen's factor, which shares nothing with CHOLMOD's.
Eigen::Index negative_pivots(const Sparse& lower, double limit) {
    Eigen::SimplicialLDLT<Sparse, Eigen::Lower> ldlt;
    ldlt.setShift(-limit);
    ldlt.compute(lower);
    return (ldlt.vectorD().array() < 0).count();
}

const PairPotential potential(reference::model);

Sparse glass(Eigen::Index particles) {
    return hessian(find_bonds(small::glass(particles).configuration, potential), particles);
}

} // namespace

TEST_CASE("random matrices, sparse and full: as many eigenvalues below a limit as the dense "
          "matrix has") {
    for (const Eigen::Index rows : {1, 2, 40, 300})
        for (const int sparsity : {1, 5, 60}) {
            const Sparse lower = random_matrix(rows, sparsity, sparsity);
            const Eigen::VectorXd e = dense_eigenvalues(lower);
            CAPTURE(rows);
            CAPTURE(sparsity);
            CHECK(count_below(lower, e[0] - 0.1) == 0);
            CHECK(count_below(lower, e[rows - 1] + 0.1) == rows);
            for (Eigen::Index k = 0; k + 1 < rows; k += 1 + rows / 8)
                CHECK(count_below(lower, (e[k] + e[k + 1]) / 2) == k + 1);
        }
}

TEST_CASE("a small glass: between any two modes the count is that of the dense matrix") {
    const Sparse lower = glass(250);
    const Eigen::VectorXd e = dense_eigenvalues(lower);
    for (Eigen::Index k = 3; k + 1 < e.size(); k += 29)
        CHECK(count_below(lower, (e[k] + e[k + 1]) / 2) == k + 1);
}

TEST_CASE("a limit next to an eigenvalue, by 1e-4 of itself, is told from it") {
    const Sparse lower = glass(250);
    const Eigen::VectorXd e = dense_eigenvalues(lower);
    for (const Eigen::Index k : {3, 4, 30, 300}) {
        CHECK(count_below(lower, e[k] * (1 - 1e-4)) == k);
        CHECK(count_below(lower, e[k] * (1 + 1e-4)) == k + 1);
    }
}

TEST_CASE("inertia counts the modes of the reference glass, translations included") {
    const Sparse lower = hessian(find_bonds(reference::glass(), potential), 1000);
    const auto eigenvalues = reference::values("lowest_30_nonzero_eigenvalues");
    CHECK(count_below(lower, 0.5 * eigenvalues[0]) == 3);
    for (const std::size_t k : {0u, 9u, 28u})
        CHECK(count_below(lower, (eigenvalues[k] + eigenvalues[k + 1]) / 2) ==
              static_cast<Eigen::Index>(k) + 4);
}

TEST_CASE("N = 1000: the pivots of another factorisation have the same signs") {
    const Sparse lower = glass(1000);
    for (const double limit : {1.0, 3.0, 10.0, 100.0, 500.0})
        CHECK(count_below(lower, limit) == negative_pivots(lower, limit));
}

TEST_CASE("at a pivot of zero the limit is lowered; where that does not help there is no count") {
    const auto with_coupling = [](double coupling) { // eigenvalues 1 -+ coupling
        Sparse lower(2, 2);
        lower.insert(0, 0) = lower.insert(1, 1) = 1;
        lower.insert(1, 0) = coupling;
        lower.makeCompressed();
        return lower;
    };
    CHECK(count_below(with_coupling(0.5), 1) == 1);
    CHECK_THROWS_WITH_AS(count_below(with_coupling(1e9), 1),
                         "no stable factorisation of A - 1.000000", std::runtime_error);
}
