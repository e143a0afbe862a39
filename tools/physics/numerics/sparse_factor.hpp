#pragma once

#include <Eigen/SparseCore>

#include <memory>

namespace physics {

/// The factor P^T L S L^T P of A + shift 1, A symmetric, without pivoting; S is diagonal.  By
/// SupernodalLdlt, or by SimplicialLdlt where the study is built without CHOLMOD.
/// @tparam Real  float or double: the least precision of the factor and of what it is applied to
template <class Real>
class SparseFactor {
  public:
    /// @param lower  lower triangle of A, compressed
    /// @param smallest_pivot  a pivot that is no larger spoils later ones: the factor is not sound
    SparseFactor(const Eigen::SparseMatrix<double>& lower, double shift, double smallest_pivot = 0);
    ~SparseFactor();
    SparseFactor(SparseFactor&&) noexcept;
    SparseFactor& operator=(SparseFactor&&) noexcept;

    Eigen::Index rows() const;
    bool sound() const;
    /// Number of negative eigenvalues (Sylvester), exact for the product.  @pre  sound()
    Eigen::Index negative() const;
    bool positive_definite() const { return sound() && negative() == 0; }
    /// The factors times each column of x, which is (A + shift 1) x within rounding.  @pre  sound()
    Eigen::MatrixXd product(const Eigen::MatrixXd& x) const;
    /// (A + shift 1)^-1 b for each column of b.  @pre  sound(), equal rows
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

  private:
    struct Backend;
    std::unique_ptr<Backend> backend_;
};

/// Frobenius norm of E = P^T L S L^T P - (A + shift 1), estimated from its products with noise: of
/// independent entries of variance 1, |E x|^2 is |E|^2 in the mean.
/// @pre  factor.sound()
template <class Real>
double backward_error(const Eigen::SparseMatrix<double>& lower, double shift,
                      const SparseFactor<Real>& factor);

} // namespace physics
