#pragma once

#include "physics/model/bonds.hpp"

#include <Eigen/SparseCore>

#include <memory>
#include <span>

namespace physics {

/// Lower triangle of H = d2U/dx2, [3N][3N], m = 1.  [e/l^2]  [Ji] Eq. (15)
/// The off-diagonal block of a bond is -(g2 r r^T + g1 1).
Eigen::SparseMatrix<double> hessian(std::span<const Bond> bonds, Eigen::Index particles);

/// Factor of H + shift 1, for modes, moduli and nonlinear modes (SparseFactor).
class HessianFactor {
  public:
    /// @param shift  > 0 makes the three translations harmless   [e/l^2]
    HessianFactor(const Eigen::SparseMatrix<double>& lower, double shift);
    ~HessianFactor();
    HessianFactor(HessianFactor&&) noexcept;
    HessianFactor& operator=(HessianFactor&&) noexcept;

    /// False where H + shift has an eigenvalue that is not positive.
    bool positive_definite() const;
    /// (H + shift)^-1 b for each column of b, [3N][K].
    /// @throws std::invalid_argument  if the factor is not positive definite or the rows differ
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

  private:
    struct Factor;
    std::unique_ptr<Factor> factor_;
};

/// The certificate of a minimum: H with particle 0 held fixed is positive definite.  Holding one
/// particle removes the translations, which are the only zero modes, and nothing else; a positive
/// shift instead would let a slightly negative mode pass.
bool is_minimum(const Eigen::SparseMatrix<double>& lower);

/// v minus its three rigid translations, [3N].
Eigen::VectorXd without_translations(const Eigen::Ref<const Eigen::VectorXd>& v);

} // namespace physics
