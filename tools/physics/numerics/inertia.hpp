#pragma once

#include "physics/numerics/sparse_factor.hpp"

#include <Eigen/SparseCore>

namespace physics {

/// The inertia of A - limit 1, and the factor that tells it.
struct CountedBelow {
    Eigen::Index count; ///< eigenvalues of A below the limit
    double limit;
    SparseFactor<double> factor; ///< of A - limit 1
};

/// Number of eigenvalues of A below `eigenvalue`: the inertia of A - eigenvalue 1 (Sylvester), by a
/// sparse L D L^T without pivoting.  Independent of any eigensolver.  D has the inertia of the
/// product L D L^T, whose distance to A - eigenvalue 1 is measured; if the distance is too large,
/// or a pivot too small, the limit is lowered.  The count is therefore exact for a limit within
/// 1e-5 of `eigenvalue`, relative.
/// @param lower  lower triangle of A, compressed
/// @pre  eigenvalue is not 0
/// @throws std::runtime_error  if no factorisation can be trusted
Eigen::Index count_below(const Eigen::SparseMatrix<double>& lower, double eigenvalue);
/// The same, with the factor.
CountedBelow count_and_factor(const Eigen::SparseMatrix<double>& lower, double eigenvalue);

} // namespace physics
