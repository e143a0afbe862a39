#pragma once

#include <Eigen/SparseCore>

namespace physics {

/// Number of eigenvalues of A below `eigenvalue`: the inertia of A - eigenvalue 1 (Sylvester), by a
/// sparse L D L^T without pivoting.  Independent of any eigensolver.  D has the inertia of the
/// product L D L^T, whose distance to A - eigenvalue 1 is measured; if the distance is too large,
/// or a pivot too small, the limit is lowered.  The count is therefore exact for a limit within
/// 1e-5 of `eigenvalue`, relative.
/// @param lower  lower triangle of A, compressed
/// @pre  eigenvalue is not 0
/// @throws std::runtime_error  if no factorisation can be trusted
Eigen::Index count_below(const Eigen::SparseMatrix<double>& lower, double eigenvalue);

} // namespace physics
