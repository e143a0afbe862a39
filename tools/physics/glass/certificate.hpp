#pragma once

#include "physics/numerics/sparse_factor.hpp"

#include <Eigen/SparseCore>

namespace physics {

/// The certificate of a minimum: all eigenvalues of H but those of the three translations are
/// positive.  Shown by a factor L S L^T of H - c 1 with a small c: let |E| be the norm of its
/// distance to H - c 1.  With three negative signs and |E| < c, all eigenvalues of H but three are
/// positive (Sylvester, Weyl), and three are those of the translations.  The distance holds the
/// errors of rounding, and what H has changed by since it was factorised.
/// @tparam Real  float, which nearly always shows a minimum, or double, for which an eigenvalue
///               below 1e-9 or so is zero
template <class Real>
class Certificate {
  public:
    /// @param lower  hessian() of a configuration near the minimum, so that translations are zero modes
    explicit Certificate(const Eigen::SparseMatrix<double>& lower);

    /// Whether the factor has its three negative signs; else it shows nothing.
    bool possible() const { return factor_.sound() && factor_.negative() == 3; }
    /// @param lower  hessian() of the minimum.  backward_error() measures the Frobenius norm of E,
    ///               which lies far above the norm that counts.
    bool holds(const Eigen::SparseMatrix<double>& lower) const;
    /// (H - c 1)^-1 b, near H^-1 b for forces whose sum is zero.  @pre  possible()
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
        return factor_.solve(b);
    }

  private:
    double c_;
    SparseFactor<Real> factor_;
};

/// Whether a certificate of single precision, or else one of double precision, holds for H.
bool is_minimum(const Eigen::SparseMatrix<double>& lower);

} // namespace physics
