#include "physics/harmonic_modes.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <Spectra/SymEigsSolver.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// y = (H + shift)^-1 x without translations, which so become the eigenvalue 0, the last wanted.
class InverseHessian {
  public:
    using Scalar = double;
    InverseHessian(const HessianFactor& factor, Eigen::Index size) : factor_(factor), size_(size) {}
    Eigen::Index rows() const { return size_; }
    Eigen::Index cols() const { return size_; }
    void perform_op(const double* x, double* y) const {
        Eigen::Map<Eigen::VectorXd>(y, size_) = without_translations(
            factor_.solve(without_translations(Eigen::Map<const Eigen::VectorXd>(x, size_))));
    }

  private:
    const HessianFactor& factor_;
    Eigen::Index size_;
};

/// The `count` softest fields, to the tolerance of Lanczos.
Eigen::MatrixXd softest(const HessianFactor& factor, Eigen::Index size, Eigen::Index count) {
    constexpr int most_restarts = 300;
    constexpr double tolerance = 1e-10;
    InverseHessian inverse(factor, size);
    Spectra::SymEigsSolver<InverseHessian> solver(inverse, count, std::min(2 * count + 20, size));
    solver.init();
    solver.compute(Spectra::SortRule::LargestAlge, most_restarts, tolerance);
    if (solver.info() != Spectra::CompInfo::Successful) {
        std::ostringstream text;
        text << "Lanczos did not converge to " << count << " modes";
        throw std::runtime_error(text.str());
    }
    return solver.eigenvectors();
}

/// Eigenpairs of H in the space of `fields` after one more application of (H + shift)^-1, which
/// takes out what Lanczos left of stiff modes: |H z - lambda z| would weigh it by their
/// eigenvalues.
HarmonicModes polished(const Sparse& lower, const HessianFactor& factor,
                       const Eigen::MatrixXd& fields) {
    Eigen::MatrixXd basis = factor.solve(fields);
    for (Eigen::Index k = 0; k < basis.cols(); ++k)
        basis.col(k) = without_translations(basis.col(k));
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(basis);
    basis = qr.householderQ() * Eigen::MatrixXd::Identity(basis.rows(), basis.cols());

    const Eigen::MatrixXd image = lower.selfadjointView<Eigen::Lower>() * basis;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> small(basis.transpose() * image);
    return {.eigenvalues = small.eigenvalues(),
            .fields = basis * small.eigenvectors(),
            .worst_residual = 0,
            .worst_overlap = 0};
}

void keep_below(double limit, HarmonicModes& modes) {
    const Eigen::Index kept = (modes.eigenvalues.array() < limit).count();
    modes.eigenvalues.conservativeResize(kept);
    modes.fields.conservativeResize(Eigen::NoChange, kept);
}

void judge(const Sparse& lower, HarmonicModes& modes) {
    if (modes.eigenvalues.size() == 0)
        return;
    const Eigen::MatrixXd residuals = lower.selfadjointView<Eigen::Lower>() * modes.fields -
                                      modes.fields * modes.eigenvalues.asDiagonal();
    modes.worst_residual =
        (residuals.colwise().norm().transpose().array() / modes.eigenvalues.array()).maxCoeff();
    Eigen::MatrixXd overlaps = modes.fields.transpose() * modes.fields;
    overlaps.diagonal().setZero();
    modes.worst_overlap = overlaps.cwiseAbs().maxCoeff();
}

/// How many modes to ask for next, D(omega) rising no faster than omega^4.
Eigen::Index enough(Eigen::Index count, double highest_found, double limit) {
    const double ratio = std::pow(std::sqrt(limit / highest_found), 3.5);
    return static_cast<Eigen::Index>(static_cast<double>(count) *
                                     std::clamp(1.1 * ratio, 1.2, 4.0)) +
           4;
}

} // namespace

HarmonicModes modes_below(const Sparse& lower, const HessianFactor& factor,
                          const ModeSearch& search) {
    const double limit = search.highest_frequency * search.highest_frequency;
    const Eigen::Index all = lower.rows() - 3;
    Eigen::Index count = std::min<Eigen::Index>(10 + lower.rows() / 120, all);
    HarmonicModes modes = polished(lower, factor, softest(factor, lower.rows(), count));
    while (modes.eigenvalues[count - 1] < limit && count < all) {
        count = std::min(enough(count, modes.eigenvalues[count - 1], limit), all);
        modes = polished(lower, factor, softest(factor, lower.rows(), count));
    }
    keep_below(limit, modes);
    judge(lower, modes);
    if (!(modes.worst_residual <= search.residual)) {
        std::ostringstream text;
        text << "a mode has the residual " << modes.worst_residual << ", expected at most "
             << search.residual;
        throw std::runtime_error(text.str());
    }
    return modes;
}

} // namespace physics
