#include "physics/numerics/spectra_lanczos.hpp"

#include "physics/numerics/noise.hpp"

#include <Spectra/SymEigsSolver.h>
#include <algorithm>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A in the complement of `found`, column by column, as Spectra asks for it.
struct Complement {
    using Scalar = double;

    const SymmetricOperator& a;
    const MatrixXd& found; ///< orthonormal

    Index rows() const { return found.rows(); }
    Index cols() const { return found.rows(); }
    void perform_op(const double* x, double* y) const {
        Eigen::Map<VectorXd> image(y, rows());
        image = a(Eigen::Map<const VectorXd>(x, rows()));
        const VectorXd overlaps = found.transpose() * image;
        image -= found * overlaps;
    }
};

/// The eigenvectors that lie above the limit among those of the `count` largest eigenvalues.
MatrixXd largest(Complement& a, const VectorXd& start, Index count,
                 const EigenvalueSearch& search) {
    constexpr Index restarts = 1000;
    const Index room = search.dimension - a.found.cols();
    count = std::min({count, room, a.rows() - 1});
    const Index krylov = std::min(2 * count + 20, std::max(room, count + 1)); // few restarts
    Spectra::SymEigsSolver<Complement> solver(a, count, krylov);
    solver.init(start.data());
    solver.compute(Spectra::SortRule::LargestAlge, restarts, search.tolerance);
    if (solver.info() != Spectra::CompInfo::Successful)
        throw std::runtime_error("Spectra did not converge in " + std::to_string(restarts) +
                                 " restarts");
    return solver.eigenvectors((solver.eigenvalues().array() > search.above).count());
}

} // namespace

MatrixXd eigenfields_by_spectra(const SymmetricOperator& a, Index rows,
                                const EigenvalueSearch& search, std::optional<Index> expected) {
    constexpr Index at_a_time = 20;
    const Index all = std::min(expected.value_or(search.dimension), search.dimension);
    MatrixXd found(rows, 0);
    // A search that finds an eigenvalue below the limit has seen all above it; the next one then
    // needs a single eigenvalue to show that the complement is empty.
    for (Index attempt = 1, count = at_a_time, more = 1; more > 0 && found.cols() < all;
         ++attempt) {
        if (expected)
            count = all - found.cols() + 1;
        Complement complement{a, found};
        // The last of so many columns: each attempt starts from another vector.
        const MatrixXd next = largest(complement, noise(rows, attempt).rightCols(1), count, search);
        more = next.cols();
        count = more < count ? 1 : at_a_time;
        found.conservativeResize(Eigen::NoChange, found.cols() + more);
        found.rightCols(more) = next;
    }
    return a(found);
}

} // namespace physics
