#pragma once

#include <Eigen/SparseCholesky>

namespace physics {

/// P (A + shift 1) P^T = L D L^T without pivoting, by Eigen, column by column: for builds without
/// CHOLMOD.
/// @tparam Real  as SupernodalLdlt; the factor is in double precision
template <class Real>
class SimplicialLdlt {
  public:
    using Sparse = Eigen::SparseMatrix<double>;

    /// As SupernodalLdlt.
    SimplicialLdlt(const Sparse& lower, double shift, double smallest_pivot) {
        ldlt_.setShift(shift);
        ldlt_.compute(lower);
        sound_ = ldlt_.info() == Eigen::Success &&
                 ldlt_.vectorD().cwiseAbs().minCoeff() > smallest_pivot;
    }

    Eigen::Index rows() const { return ldlt_.rows(); }
    bool sound() const { return sound_; }
    Eigen::Index negative() const { return (ldlt_.vectorD().array() < 0).count(); }
    Eigen::MatrixXd product(const Eigen::MatrixXd& x) const {
        const Eigen::MatrixXd ordered = ldlt_.permutationP() * x;
        const Eigen::MatrixXd scaled =
            ldlt_.vectorD().asDiagonal() * Eigen::MatrixXd(ldlt_.matrixU() * ordered);
        return ldlt_.permutationPinv() * Eigen::MatrixXd(ldlt_.matrixL() * scaled);
    }
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
        return ldlt_.solve(b);
    }

  private:
    Eigen::SimplicialLDLT<Sparse, Eigen::Lower> ldlt_;
    bool sound_;
};

} // namespace physics
