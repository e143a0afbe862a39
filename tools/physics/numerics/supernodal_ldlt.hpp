#pragma once

#include "physics/numerics/supernodes.hpp"

#include <Eigen/SparseCore>

#include <vector>

namespace physics {

/// P (A + shift 1) P^T = L S L^T without pivoting.  S is a diagonal of signs; the number of
/// negative ones is that of the negative eigenvalues of A + shift 1 (Sylvester).  A dense product
/// updates a later supernode by an earlier one.  Only in builds with CHOLMOD, which orders.
/// @tparam Real  float or double, of the factor and of what it is applied to
/// [Davis, Direct Methods for Sparse Linear Systems, 4.8, 4.9]
template <class Real>
class SupernodalLdlt {
  public:
    /// @param lower  lower triangle of A, compressed
    /// @param smallest_pivot  a pivot that is no larger spoils later ones: the factor is not sound
    SupernodalLdlt(const Eigen::SparseMatrix<double>& lower, double shift, double smallest_pivot);

    Eigen::Index rows() const { return signs_.size(); }
    bool sound() const { return sound_; }
    /// Number of negative signs.  @pre  sound()
    Eigen::Index negative() const { return (signs_.array() < 0).count(); }
    /// P^T L S L^T P x for each column of x, which is (A + shift 1) x within rounding.
    Eigen::MatrixXd product(const Eigen::MatrixXd& x) const;
    /// (A + shift 1)^-1 b for each column of b.  @pre  sound(), equal rows
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

  private:
    using Index = Eigen::Index;
    using Block = Eigen::Map<Eigen::MatrixX<Real>>;
    using ConstBlock = Eigen::Map<const Eigen::MatrixX<Real>>;

    void assemble(const Eigen::SparseMatrix<double>& lower, double shift);
    void factorise(const Supernode& s, double smallest_pivot);
    /// Room that all updates use.
    struct Workspace {
        Eigen::VectorX<Real> update, signed_rows;
    };
    void update_later(const Supernode& s, Workspace& work);
    void subtract(const Block& update, const Supernode& s, Index row);
    Block block(const Supernode& s) { return {&values_[s.start], s.height(), s.width}; }
    ConstBlock block(const Supernode& s) const { return {&values_[s.start], s.height(), s.width}; }

    SupernodalStructure structure_;
    Eigen::VectorX<Real> values_; ///< of L by supernodes; undefined above the diagonal
    Eigen::VectorX<Real> signs_;
    bool sound_ = true;
};

} // namespace physics
