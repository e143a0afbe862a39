#pragma once

#include <Eigen/Core>

namespace physics {

// Real is float or double.

/// A = L S L^T in place without pivoting, S a diagonal of signs.  Reads and writes the lower
/// triangle; some entries above it are overwritten.
/// @return  false at a pivot that is no larger than `smallest`, or not finite
template <class Real>
bool factorise_dense(Eigen::Ref<Eigen::MatrixX<Real>> a, Eigen::Ref<Eigen::VectorX<Real>> signs,
                     Real smallest);

/// B <- B L^-T S: the rows of a factor L S L^T below the block `diagonal` of L.
template <class Real>
void divide(const Eigen::Ref<const Eigen::MatrixX<Real>>& diagonal,
            const Eigen::Ref<const Eigen::VectorX<Real>>& signs,
            Eigen::Ref<Eigen::MatrixX<Real>> below);

} // namespace physics
