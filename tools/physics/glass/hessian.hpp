#pragma once

#include "physics/model/bonds.hpp"
#include "physics/numerics/sparse_factor.hpp"

#include <Eigen/SparseCore>

#include <span>
#include <variant>

namespace physics {

/// Lower triangle of H = d2U/dx2, [3N][3N], m = 1.  [e/l^2]  [Ji] Eq. (15)
/// The off-diagonal block of a bond is -(g2 r r^T + g1 1).
Eigen::SparseMatrix<double> hessian(std::span<const Bond> bonds, Eigen::Index particles);

/// Factor of H + shift 1, for modes, moduli and nonlinear modes (SparseFactor).
class HessianFactor {
  public:
    /// full: of H + shift 1.  rough: in single precision, with particle 0 held by a spring, where
    /// that is positive definite; else as full.  For forces whose sum is zero, the error of a rough
    /// solution, but for a translation, is some 1e-7 times the largest eigenvalue over the lowest.
    enum class Accuracy { full, rough };

    /// @param shift  > 0 makes the three translations harmless   [e/l^2]
    HessianFactor(const Eigen::SparseMatrix<double>& lower, double shift,
                  Accuracy accuracy = Accuracy::full);

    /// False where H + shift has an eigenvalue that is not positive; a rough factor may miss one
    /// that is small.
    bool positive_definite() const;
    /// (H + shift)^-1 b for each column of b, [3N][K], to the accuracy of the factor.
    /// @throws std::invalid_argument  if the factor is not positive definite or the rows differ
    Eigen::MatrixXd solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const;

  private:
    std::variant<SparseFactor<float>, SparseFactor<double>> factor_;
};

/// v minus its three rigid translations, [3N].
Eigen::VectorXd without_translations(const Eigen::Ref<const Eigen::VectorXd>& v);

/// The same of each column of `fields`, [3N][K].
Eigen::MatrixXd without_translations_each(Eigen::MatrixXd fields);

} // namespace physics
