#pragma once

#include "physics/model/bonds.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace physics {

/// The bonds of one glass, laid out to contract H and U''' with several fields at once: a vector
/// holds the same entry of each field.  The sums are those of contract(), in an order that keeps
/// particle i in registers.  The result of one field does not depend on the others.
/// @tparam Real  double, or float: twice the fields at once, with seven digits
template <class Real>
class BondContractions {
  public:
    using Field = Eigen::Matrix<Real, Eigen::Dynamic, 1>; ///< [3N]

    /// @param bonds  every pair inside the cut-off, once, ordered by i
    /// @throws std::invalid_argument  if the bonds are not ordered by i or name a particle out of
    /// range
    BondContractions(std::span<const Bond> bonds, Eigen::Index particles);

    /// lambda and kappa of a field, not divided by powers of its norm.
    struct Scalars {
        double lambda; ///< H : zz       [e/l^2]
        double kappa;  ///< U''' : zzz   [e/l^3]
    };

    static constexpr Eigen::Index most_fields = 64 / sizeof(Real); ///< at once
    /// Fields side by side: the first entry of each, then the second of each.
    using Fields = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    /// Contractions of fields.  Columns beyond the last field are zero.
    struct Contracted {
        Fields z, hz, u3zz;           ///< [3N][1, 2, 4, .. most_fields]; z is a copy
        std::vector<Scalars> scalars; ///< one for each column
    };

    /// hz = H z and u3zz = U''' : zz of each field.  [Ji] Eqs. (15), (16)
    /// @param fields  one to most_fields
    /// @param c  receives the result; memory from an earlier call is reused
    /// @throws std::invalid_argument  if a field has not 3N entries, or there are too many
    void contract(std::span<const Field* const> fields, Contracted& c) const;

    Eigen::Index particles() const { return static_cast<Eigen::Index>(first_.size()) - 1; }

    struct Row { ///< what one bond adds; r = r_j - r_i
        Real r[3];
        Real g1, g2, g3;
        std::uint32_t j; ///< 3 times the index of the second particle
    };

  private:
    std::vector<Row> rows_;
    std::vector<std::size_t> first_; ///< bonds of particle i are rows_[first_[i] .. first_[i+1])
};

} // namespace physics
