#pragma once

#include <Eigen/SparseCore>

#include <vector>

namespace physics {

/// P (A + shift 1) P^T = L S L^T without pivoting.  S is a diagonal of signs; the number of
/// negative ones is that of the negative eigenvalues of A + shift 1 (Sylvester).  P and the
/// supernodes, which are columns of like structure, come from CHOLMOD's Cholesky factorisation; a
/// dense product updates a later supernode by an earlier one.  Only in builds with CHOLMOD.
/// [Davis, Direct Methods for Sparse Linear Systems, 4.8, 4.9]
class SupernodalLdlt {
  public:
    /// @param lower  lower triangle of A, compressed
    /// @param smallest_pivot  a pivot that is no larger spoils later ones: the factor is not sound
    SupernodalLdlt(const Eigen::SparseMatrix<double>& lower, double shift, double smallest_pivot);

    bool sound() const { return sound_; }
    /// Number of negative signs.  @pre  sound()
    Eigen::Index negative() const { return (signs_.array() < 0).count(); }
    /// P^T L S L^T P x for each column of x, which is (A + shift 1) x within rounding.
    Eigen::MatrixXd product(const Eigen::MatrixXd& x) const;

  private:
    using Index = Eigen::Index;
    using Block = Eigen::Map<Eigen::MatrixXd>;
    using ConstBlock = Eigen::Map<const Eigen::MatrixXd>;

    /// Columns first .. first + width - 1 of L, nonzero in `rows`, which begin with these columns.
    struct Supernode {
        Index first, width;
        std::vector<int> rows; ///< ascending
        std::size_t start;     ///< of its values, [rows][width]

        Index height() const { return static_cast<Index>(rows.size()); }
    };

    void analyse(const Eigen::SparseMatrix<double>& lower);
    void assemble(const Eigen::SparseMatrix<double>& lower, double shift);
    void factorise(const Supernode& s, double smallest_pivot);
    void update_later(const Supernode& s);
    Block block(const Supernode& s) { return {&values_[s.start], s.height(), s.width}; }
    ConstBlock block(const Supernode& s) const { return {&values_[s.start], s.height(), s.width}; }

    Eigen::PermutationMatrix<Eigen::Dynamic> order_;
    std::vector<Supernode> supernodes_;
    std::vector<std::size_t> supernode_of_; ///< [column]
    Eigen::VectorXd values_;                ///< of L by supernodes; undefined above the diagonal
    Eigen::VectorXd signs_;
    bool sound_ = true;
};

} // namespace physics
