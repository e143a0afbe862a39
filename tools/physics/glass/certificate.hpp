#pragma once

#include "physics/numerics/sparse_factor.hpp"

#include <Eigen/SparseCore>

namespace physics {

/// The certificate of a minimum: all eigenvalues of H but those of the three translations are
/// positive.  Shown by a factor L S L^T of H - c 1 with a small c: let |E| be the norm of its
/// distance to H - c 1.  With three negative signs and |E| < c, all eigenvalues of H but three are
/// positive (Sylvester, Weyl), and three are those of the translations.
/// @tparam Real  float, which nearly always shows a minimum, or double, for which an eigenvalue
///               below 1e-9 e/l^2 or so is zero
template <class Real>
class Certificate {
  public:
    /// @param lower  hessian() of a configuration  [e/l^2]
    explicit Certificate(const Eigen::SparseMatrix<double>& lower);

    /// Whether the factor has its three negative signs; else it shows nothing.
    bool possible() const { return factor_.sound() && factor_.negative() == 3; }
    /// Whether H has no other.  The Frobenius norm of E, of rounding, is estimated; it lies far
    /// above the norm that counts.
    bool holds() const { return rounding_ < c_; }
    /// The same for the Hessian of another configuration nearby: |E| may be larger by the Frobenius
    /// norm of the difference.  @pre  equal rows
    bool holds_for(const Eigen::SparseMatrix<double>& lower) const;
    /// (H - c 1)^-1 b, near the displacements that forces b, whose sum is zero, cause.
    /// @pre  possible(), equal rows
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
        return factor_.solve(b);
    }

  private:
    Eigen::SparseMatrix<double> lower_;
    double c_; ///< [e/l^2]
    SparseFactor<Real> factor_;
    double rounding_; ///< of the factor, infinite where it shows nothing  [e/l^2]
};

/// Whether a certificate in single precision, or else one in double precision, holds.
/// @pre  of hessian(), so that translations are zero modes
bool is_minimum(const Eigen::SparseMatrix<double>& lower);

} // namespace physics
