#pragma once

#include <Eigen/SparseCore>

#include <cstddef>
#include <vector>

namespace physics {

/// Columns first .. first + width - 1 of L, nonzero in `rows`, which begin with these columns.
struct Supernode {
    Eigen::Index first, width;
    std::vector<int> rows; ///< ascending
    std::size_t start;     ///< of its values, [width][height]

    Eigen::Index height() const { return static_cast<Eigen::Index>(rows.size()); }
};

/// Where the factor L of P A P^T may be nonzero.
struct SupernodalStructure {
    Eigen::PermutationMatrix<Eigen::Dynamic> order; ///< P
    std::vector<Supernode> supernodes;              ///< columns of like structure
    std::vector<std::size_t> supernode_of;          ///< [column]
    Eigen::Index values = 0;                        ///< in all supernodes
    Eigen::Index tallest = 0;                       ///< height of a supernode
};

/// By CHOLMOD, in METIS' order.  Where the rows of A come in threes of like structure, as those of
/// a particle do, it orders the threes, which takes a third of the time.
/// @param lower  lower triangle of A, compressed
/// @throws std::runtime_error  if CHOLMOD fails
SupernodalStructure supernodal_structure(const Eigen::SparseMatrix<double>& lower);

} // namespace physics
