#pragma once

#include "physics/bonds.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace physics {

/// The bonds of one glass, laid out to contract H and U''' with many fields one after the other.
/// The fast counterpart of contract(): the same sums, in an order that keeps particle i in
/// registers.
class BondContractions {
  public:
    /// @param bonds  every pair inside the cut-off, once, ordered by i
    /// @throws std::invalid_argument  if the bonds are not ordered by i or name a particle out of
    /// range
    BondContractions(std::span<const Bond> bonds, Eigen::Index particles);

    /// lambda and kappa of a field, not divided by powers of its norm.
    struct Scalars {
        double lambda; ///< H : zz       [e/l^2]
        double kappa;  ///< U''' : zzz   [e/l^3]
    };

    /// hz = H z and u3zz = U''' : zz, both [3N].  [Ji] Eqs. (15), (16)
    /// @throws std::invalid_argument  if z has not 3N entries
    Scalars contract(const Eigen::VectorXd& z, Eigen::VectorXd& hz, Eigen::VectorXd& u3zz) const;

    Eigen::Index particles() const { return static_cast<Eigen::Index>(first_.size()) - 1; }

  private:
    struct Row { ///< what one bond adds; r = r_j - r_i
        double x, y, z;
        double g1, g2, g3;
        Eigen::Index j; ///< 3 times the index of the second particle
    };
    std::vector<Row> rows_;
    std::vector<std::size_t> first_; ///< bonds of particle i are rows_[first_[i] .. first_[i+1])
};

} // namespace physics
