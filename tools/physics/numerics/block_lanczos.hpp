#pragma once

#include "physics/numerics/eigenvalue_search.hpp"

namespace physics {

/// Fields A x_k of the Ritz vectors x_k, one per eigenvalue of A above search.above.  Block Lanczos
/// with full orthogonalisation and no restart [Golub and Van Loan, 10.3.6]: a block of more columns
/// than the largest degeneracy finds all its members.
/// @param start  [rows][b] of full rank, at random
/// @return  [rows][M], by falling eigenvalue, then those below search.also_below; neither orthogonal
///          nor of unit length.  None if fewer than search.count converge: the block is too narrow
Eigen::MatrixXd eigenfields_by_block_lanczos(const SymmetricOperator& a,
                                             const Eigen::MatrixXd& start,
                                             const EigenvalueSearch& search);

} // namespace physics
