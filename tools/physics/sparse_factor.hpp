#pragma once

#include <Eigen/SparseCore>

#include <memory>

namespace physics {

/// A sparse factorisation of A + shift 1: CHOLMOD's, or Eigen's where the study is built without
/// it.
class SparseFactor {
  public:
    enum class Kind {
        cholesky,      ///< L L^T, supernodal; fails unless A + shift 1 is positive definite
        signed_pivots, ///< L D L^T without pivoting: D has as many negative entries as A + shift 1
                       ///< has negative eigenvalues (Sylvester); fails at a pivot of zero
    };

    /// @param lower  lower triangle of A, compressed
    SparseFactor(const Eigen::SparseMatrix<double>& lower, double shift, Kind kind);
    ~SparseFactor();
    SparseFactor(SparseFactor&&) noexcept;
    SparseFactor& operator=(SparseFactor&&) noexcept;

    Eigen::Index rows() const;
    bool succeeded() const;
    /// (A + shift 1)^-1 b for each column of b.  @pre  succeeded(), equal rows
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;
    /// The diagonal of D.  @pre  succeeded(), Kind::signed_pivots
    Eigen::VectorXd pivots() const;

  private:
    struct Backend;
    std::unique_ptr<Backend> backend_;
};

} // namespace physics
