#pragma once

#include <Eigen/Core>

#include <functional>

namespace physics {

/// A B for each column of B; A symmetric.
using SymmetricOperator = std::function<Eigen::MatrixXd(const Eigen::Ref<const Eigen::MatrixXd>&)>;

struct EigenvalueSearch {
    double above;           ///< every eigenvalue of A above this is wanted; > 0
    double tolerance;       ///< largest |A x - theta x| / theta of a converged pair
    Eigen::Index dimension; ///< of the space that holds the start and that A does not leave
};

/// Fields x_k, one per eigenvalue of A above search.above: A x of each Ritz vector x, which spans
/// what A itself would make of it.  Block Lanczos with full orthogonalisation and no restart
/// [Golub and Van Loan, 10.3.6]: a block of more columns than the largest degeneracy misses no
/// member of it.
/// @param start  [rows][b] of full rank, at random
/// @return  [rows][M], by falling eigenvalue; neither orthogonal nor of unit length
Eigen::MatrixXd eigenfields_above(const SymmetricOperator& a, const Eigen::MatrixXd& start,
                                  const EigenvalueSearch& search);

} // namespace physics
