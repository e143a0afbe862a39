#pragma once

#include <Eigen/Core>

#include <functional>
#include <limits>
#include <optional>

namespace physics {

/// A B for each column of B; A symmetric.
using SymmetricOperator = std::function<Eigen::MatrixXd(const Eigen::Ref<const Eigen::MatrixXd>&)>;

struct EigenvalueSearch {
    double above;           ///< every eigenvalue of A above this is wanted; > 0
    double tolerance;       ///< largest |A x - theta x| / theta of a converged pair
    Eigen::Index dimension; ///< of the invariant subspace of A that contains the start
    std::optional<Eigen::Index> count = {}; ///< of the wanted ones, if it is known
    /// Ritz vectors with a value below this are returned too, behind the wanted ones.
    double also_below = -std::numeric_limits<double>::infinity();
};

} // namespace physics
