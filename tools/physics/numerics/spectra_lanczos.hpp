#pragma once

#include "physics/numerics/eigenvalue_search.hpp"

#include <optional>

namespace physics {

/// Fields A x_k of the eigenvectors x_k of A, one per eigenvalue above search.above, by the
/// implicitly restarted Lanczos of Spectra.  It starts from a single vector, so it may find only
/// one member of a degenerate set: the search is repeated in the complement of the vectors found,
/// each time from another random start, until `expected` are found or none lies above.
/// @param rows  of A; A maps any vector into its invariant subspace
/// @param expected  their number by another count; without it, an empty complement ends the search
/// @return  [rows][M], in no order, neither orthogonal nor of unit length
/// @throws std::runtime_error  if Spectra does not converge
Eigen::MatrixXd eigenfields_by_spectra(const SymmetricOperator& a, Eigen::Index rows,
                                       const EigenvalueSearch& search,
                                       std::optional<Eigen::Index> expected);

} // namespace physics
