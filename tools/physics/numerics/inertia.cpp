#include "physics/numerics/inertia.hpp"

#include "physics/numerics/noise.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#ifdef WITH_CHOLMOD
#include "physics/numerics/supernodal_ldlt.hpp"
#else
#include <Eigen/SparseCholesky>
#endif

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

#ifdef WITH_CHOLMOD
using SignedFactor = SupernodalLdlt;
#else
/// The factor by Eigen, column by column.
class SignedFactor {
  public:
    SignedFactor(const Sparse& lower, double shift, double smallest_pivot) {
        ldlt_.setShift(shift);
        ldlt_.compute(lower);
        sound_ = ldlt_.info() == Eigen::Success &&
                 ldlt_.vectorD().cwiseAbs().minCoeff() > smallest_pivot;
    }
    bool sound() const { return sound_; }
    Eigen::Index negative() const { return (ldlt_.vectorD().array() < 0).count(); }
    Eigen::MatrixXd product(const Eigen::MatrixXd& x) const {
        const Eigen::MatrixXd ordered = ldlt_.permutationP() * x;
        const Eigen::MatrixXd scaled =
            ldlt_.vectorD().asDiagonal() * Eigen::MatrixXd(ldlt_.matrixU() * ordered);
        return ldlt_.permutationPinv() * Eigen::MatrixXd(ldlt_.matrixL() * scaled);
    }

  private:
    Eigen::SimplicialLDLT<Sparse, Eigen::Lower> ldlt_;
    bool sound_;
};
#endif

/// Frobenius norm of L D L^T - (A + shift 1), from its products with noise: of a matrix E,
/// |E x|^2 is |E|^2 in the mean over x of independent entries of variance 1.
double backward_error(const Sparse& lower, double shift, const SignedFactor& factor) {
    constexpr Eigen::Index columns = 4;
    const Eigen::MatrixXd x = std::sqrt(12) * noise(lower.rows(), columns);
    const Eigen::MatrixXd image = lower.selfadjointView<Eigen::Lower>() * x + shift * x;
    return (factor.product(x) - image).norm() / std::sqrt(columns);
}

} // namespace

Eigen::Index count_below(const Sparse& lower, double eigenvalue) {
    // A tiny pivot spoils the signs of those after it: move the limit a little.
    constexpr double smallest_pivot = 1e-10, largest_error = 1e-7, step = 1e-6;
    const double largest_entry = lower.diagonal().cwiseAbs().maxCoeff();
    double limit = eigenvalue;
    for (int attempt = 0; attempt < 8; ++attempt, limit *= 1 - step) {
        const SignedFactor factor(lower, -limit, smallest_pivot * largest_entry);
        if (factor.sound() &&
            backward_error(lower, -limit, factor) <= largest_error * std::abs(limit))
            return factor.negative();
    }
    throw std::runtime_error("no stable factorisation of A - " + std::to_string(eigenvalue));
}

} // namespace physics
