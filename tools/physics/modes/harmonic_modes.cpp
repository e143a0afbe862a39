#include "physics/modes/harmonic_modes.hpp"

#include "physics/numerics/block_lanczos.hpp"
#include "physics/numerics/noise.hpp"
#include "physics/numerics/spectra_lanczos.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// Number of columns in the largest set of equal eigenvalues of A: the norms of A x, falling.
Eigen::Index largest_equal_set(const Eigen::MatrixXd& images) {
    constexpr double equal = 1e-6;
    const Eigen::VectorXd values = images.colwise().norm();
    Eigen::Index largest = 0;
    for (Eigen::Index first = 0, k = 0; k < values.size(); ++k) {
        if (values[k] < (1 - equal) * values[first])
            first = k;
        largest = std::max(largest, k - first + 1);
    }
    return largest;
}

/// Eigenfields of the inverse, from a block of 8 columns on.  A wider block takes less time for each
/// column, but more columns in all: only for degenerate sets.
Eigen::MatrixXd by_block_lanczos(const SymmetricOperator& inverse, Eigen::Index rows,
                                 const EigenvalueSearch& softest) {
    constexpr Eigen::Index widest = 64;
    Eigen::MatrixXd fields;
    for (Eigen::Index block = 8; block <= widest; block *= 2) {
        fields = eigenfields_by_block_lanczos(
            inverse, without_translations_each(noise(rows, block)), softest);
        if (softest.count ? fields.cols() > 0 : largest_equal_set(fields) < block)
            return fields;
    }
    if (!softest.count)
        throw std::runtime_error("a set of at least " + std::to_string(widest) +
                                 " equal modes, expected fewer where none are counted by inertia");
    return fields;
}

/// Fields below the limit of the search, with the tolerance of Lanczos.
Eigen::MatrixXd softer(const HessianFactor& factor, Eigen::Index rows, const ModeSearch& search,
                       std::optional<Eigen::Index> counted) {
    constexpr double tolerance = 1e-9, margin = 1e-6;
    const double limit = search.highest_frequency * search.highest_frequency;
    const auto inverse = [&](const Eigen::Ref<const Eigen::MatrixXd>& x) {
        return without_translations_each(factor.solve(x));
    };
    const EigenvalueSearch softest{.above = 1 / ((1 + margin) * limit + search.shift),
                                   .tolerance = tolerance,
                                   .dimension = rows - 3};
    if (search.solver == ModeSolver::spectra)
        return eigenfields_by_spectra(inverse, rows, softest, counted);
    return by_block_lanczos(inverse, rows, softest);
}

/// The same with (limit - H)^-1, whose eigenvalues above 0 are those of the modes below the limit.
/// Those next to the limit are so large that their rounding spoils the rest; the last iteration
/// mends this, in a space with the modes that lie next to the limit on the other side.
Eigen::MatrixXd softer(const CountedBelow& counted, Eigen::Index modes) {
    constexpr double tolerance = 1e-9;
    const Eigen::Index rows = counted.factor.rows();
    const auto inverse = [&](const Eigen::Ref<const Eigen::MatrixXd>& x) {
        return without_translations_each(-counted.factor.solve(x));
    };
    const EigenvalueSearch search{.above = 0.5 / counted.limit, // none lie between 0 and 1/limit
                                  .tolerance = tolerance,
                                  .dimension = rows - 3,
                                  .count = modes,
                                  .also_below = -5 / counted.limit};
    return inverse(by_block_lanczos(inverse, rows, search).colwise().normalized());
}

/// Eigenpairs of H in the space of `fields`.
HarmonicModes in_space_of(const Sparse& lower, const Eigen::MatrixXd& fields) {
    if (fields.cols() == 0)
        return {{}, fields, 0, 0};
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(fields);
    const Eigen::MatrixXd basis =
        qr.householderQ() * Eigen::MatrixXd::Identity(fields.rows(), fields.cols());

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

HarmonicModes modes_in(const Sparse& lower, const Eigen::MatrixXd& fields,
                       const ModeSearch& search) {
    HarmonicModes modes = in_space_of(lower, fields);
    keep_below(search.highest_frequency * search.highest_frequency, modes);
    judge(lower, modes);
    return modes;
}

} // namespace

HarmonicModes modes_below(const Sparse& lower, const HessianFactor& factor,
                          const ModeSearch& search, std::optional<Eigen::Index> counted) {
    HarmonicModes modes = modes_in(lower, softer(factor, lower.rows(), search, counted), search);
    if (!(modes.worst_residual <= search.residual)) {
        std::ostringstream text;
        text << "a mode has the residual " << modes.worst_residual << ", expected at most "
             << search.residual;
        throw std::runtime_error(text.str());
    }
    return modes;
}

HarmonicModes modes_below(const Sparse& lower, const CountedBelow& counted,
                          const ModeSearch& search) {
    const Eigen::Index expected = counted.count - translations;
    if (expected == 0)
        return modes_in(lower, Eigen::MatrixXd(lower.rows(), 0), search);
    HarmonicModes modes = modes_in(lower, softer(counted, expected), search);
    if (modes.eigenvalues.size() == expected && modes.worst_residual <= search.residual)
        return modes;
    return modes_below(lower, HessianFactor(lower, search.shift), search);
}

} // namespace physics
