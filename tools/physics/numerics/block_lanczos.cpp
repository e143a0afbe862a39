#include "physics/numerics/block_lanczos.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <utility>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Orthonormal columns v_1 .. v_m, of which A has been applied to all but the last block, and
/// T = V^T A V.
struct Krylov {
    MatrixXd v;    ///< [rows][room]
    MatrixXd t;    ///< [room][room], of which the first `applied` columns are known
    Index applied; ///< columns that A has been applied to
    Index size;    ///< columns of v in use
    Index width;   ///< of every block but the last

    auto basis() const { return v.leftCols(size); }
    auto last() const { return v.middleCols(applied, size - applied); }
};

/// W = Q R; returns R and leaves Q in W.
MatrixXd orthonormalise(MatrixXd& w) {
    const Eigen::HouseholderQR<MatrixXd> qr(w);
    w = qr.householderQ() * MatrixXd::Identity(w.rows(), w.cols());
    return qr.matrixQR().topRows(w.cols()).triangularView<Eigen::Upper>();
}

void make_room(Krylov& k, Index columns) {
    if (columns <= k.v.cols())
        return;
    const Index room = std::max(columns, 2 * k.v.cols());
    k.v.conservativeResize(Eigen::NoChange, room);
    k.t.conservativeResizeLike(MatrixXd::Zero(room, room));
}

/// A V = V T + (next block) R: applies A to the last block and appends the next, of at most as
/// many columns as the space has left.  Outside its three block diagonals T is rounding, which
/// the second pass removes from the next block.
void extend(const SymmetricOperator& a, Index dimension, Krylov& k) {
    MatrixXd w = a(k.last());
    const Index block = w.cols(), next = std::min(block, dimension - k.size);
    make_room(k, k.size + next);
    const Index two = std::min(k.size, k.width + block), from = k.size - two;
    const MatrixXd inside = k.v.middleCols(from, two).transpose() * w;
    w -= k.v.middleCols(from, two) * inside;
    MatrixXd r = orthonormalise(w);
    const MatrixXd rest = k.basis().transpose() * w;
    w -= k.basis() * rest;
    k.t.block(0, k.applied, k.size, block) = rest * r;
    k.t.block(from, k.applied, two, block) += inside;
    r = orthonormalise(w) * r;

    k.t.block(k.size, k.applied, next, block) = r.topRows(next);
    k.v.middleCols(k.size, next) = w.leftCols(next);
    k.applied = k.size;
    k.size += next;
}

/// A x of the Ritz vectors x that are asked for, in the coordinates of the basis.
struct Images {
    MatrixXd coordinates; ///< [size][columns]
    Index wanted;         ///< with an eigenvalue above the limit
    bool converged;
};

Images images(const Krylov& k, Index block, const EigenvalueSearch& search) {
    // Only the lower triangle of T is read, so the coupling to the last block is not.
    const Eigen::SelfAdjointEigenSolver<MatrixXd> ritz(
        MatrixXd(k.t.topLeftCorner(k.applied, k.applied)));
    const Index wanted = (ritz.eigenvalues().array() > search.above).count();
    // Without a count, the next eigenvalue must have converged too, to show that none is missed.
    const Index judged = search.count ? wanted : std::min(wanted + 1, k.applied);
    const Index below = (ritz.eigenvalues().array() < search.also_below).count();
    MatrixXd vectors(k.applied, judged + below);
    vectors << ritz.eigenvectors().rightCols(judged).rowwise().reverse(),
        ritz.eigenvectors().leftCols(below);
    Eigen::VectorXd values(judged + below);
    values << ritz.eigenvalues().tail(judged).reverse(), ritz.eigenvalues().head(below);
    const Index coupled = k.size - k.applied;
    MatrixXd image(k.size, judged + below);
    image.topRows(k.applied) = vectors * values.asDiagonal();
    image.bottomRows(coupled) =
        k.t.block(k.applied, k.applied - block, coupled, block) * vectors.bottomRows(block);
    const Eigen::ArrayXd residuals =
        image.bottomRows(coupled).colwise().norm().transpose().array() / values.array();
    const bool converged = (residuals.head(judged) <= search.tolerance).all() &&
                           (search.count ? wanted > 0 : wanted < k.applied);
    if (!search.count)
        image.conservativeResize(Eigen::NoChange, wanted);
    return {std::move(image), wanted, converged || k.applied == search.dimension};
}

} // namespace

MatrixXd eigenfields_by_block_lanczos(const SymmetricOperator& a, const MatrixXd& start,
                                      const EigenvalueSearch& search) {
    MatrixXd first = start.leftCols(std::min(start.cols(), search.dimension));
    orthonormalise(first);
    Krylov k{first, MatrixXd::Zero(first.cols(), first.cols()), 0, first.cols(), first.cols()};
    for (Index judged = 8 * first.cols();; judged = k.applied + k.applied / 6 + 1) {
        Index block = 0;
        while (k.applied < std::min(judged, search.dimension)) {
            block = k.size - k.applied;
            extend(a, search.dimension, k);
        }
        const Images found = images(k, block, search);
        if (found.converged && found.wanted < search.count.value_or(0))
            return {};
        if (found.converged)
            return k.basis() * found.coordinates;
    }
}

} // namespace physics
