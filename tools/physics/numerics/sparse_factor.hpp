#pragma once

#include <Eigen/SparseCore>

#include <memory>

namespace physics {

/// The Cholesky factor of A + shift 1: CHOLMOD's, supernodal, or the L D L^T of Eigen where the
/// study is built without it.
class SparseFactor {
  public:
    /// @param lower  lower triangle of A, compressed
    SparseFactor(const Eigen::SparseMatrix<double>& lower, double shift);
    ~SparseFactor();
    SparseFactor(SparseFactor&&) noexcept;
    SparseFactor& operator=(SparseFactor&&) noexcept;

    Eigen::Index rows() const;
    /// False unless A + shift 1 is positive definite.
    bool succeeded() const;
    /// (A + shift 1)^-1 b for each column of b.  @pre  succeeded(), equal rows
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

  private:
    struct Backend;
    std::unique_ptr<Backend> backend_;
};

} // namespace physics
