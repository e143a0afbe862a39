#include "physics/numerics/dense_ldlt.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::MatrixX;
using Eigen::Ref;
using Eigen::VectorX;

// Wider blocks are faster by halves and dense products.
constexpr Index widest_by_columns = 32;
template <class Real>
constexpr Index widest_division = std::is_same_v<Real, float> ? 32 : 16;
constexpr Index widest_update = 256; // wider ones spend more above the diagonal

template <class Real>
bool factorise_by_columns(Ref<MatrixX<Real>> a, Ref<VectorX<Real>> signs, Real smallest) {
    for (Index k = 0; k < a.cols(); ++k) {
        const Real pivot = a(k, k);
        if (!(std::abs(pivot) > smallest) || !std::isfinite(pivot))
            return false;
        const Index rest = a.rows() - k - 1;
        signs[k] = pivot < 0 ? Real(-1) : Real(1);
        a(k, k) = std::sqrt(std::abs(pivot));
        a.col(k).tail(rest) *= signs[k] / a(k, k);
        for (Index j = k + 1; j < a.cols(); ++j)
            a.col(j).tail(a.rows() - j) -= signs[k] * a(j, k) * a.col(k).tail(a.rows() - j);
    }
    return true;
}

/// B <- B L^-T.  A product with the inverse of a small block is faster than BLAS' division by it; its
/// error grows with the condition of the block.
template <class Real>
void divide_by_triangle(const Ref<const MatrixX<Real>>& l, Ref<MatrixX<Real>> b) {
    const Index width = l.cols(), half = width / 2, rest = width - half;
    if (width <= widest_division<Real>) {
        MatrixX<Real> inverse = MatrixX<Real>::Identity(width, width);
        l.template triangularView<Eigen::Lower>().solveInPlace(inverse);
        b = b * inverse.transpose();
        return;
    }
    divide_by_triangle<Real>(l.topLeftCorner(half, half), b.leftCols(half));
    b.rightCols(rest).noalias() -= b.leftCols(half) * l.bottomLeftCorner(rest, half).transpose();
    divide_by_triangle<Real>(l.bottomRightCorner(rest, rest), b.rightCols(rest));
}

} // namespace

template <class Real>
void divide(const Ref<const MatrixX<Real>>& diagonal, const Ref<const VectorX<Real>>& signs,
            Ref<MatrixX<Real>> below) {
    if (below.rows() == 0)
        return;
    divide_by_triangle<Real>(diagonal, below);
    below *= signs.asDiagonal();
}

/// The first half of the columns, then the rest after its update.
template <class Real>
bool factorise_dense(Ref<MatrixX<Real>> a, Ref<VectorX<Real>> signs, Real smallest) {
    if (a.cols() <= widest_by_columns)
        return factorise_by_columns<Real>(a, signs, smallest);
    const Index half = a.cols() / 2, rest = a.cols() - half;
    if (!factorise_dense<Real>(a.topLeftCorner(half, half), signs.head(half), smallest))
        return false;
    auto below = a.bottomLeftCorner(rest, half);
    divide<Real>(a.topLeftCorner(half, half), signs.head(half), below);
    const MatrixX<Real> signed_below = below * signs.head(half).asDiagonal();
    for (Index k = 0; k < rest; k += widest_update) {
        const Index width = std::min(widest_update, rest - k);
        a.block(half + k, half + k, rest - k, width).noalias() -=
            below.bottomRows(rest - k) * signed_below.middleRows(k, width).transpose();
    }
    return factorise_dense<Real>(a.bottomRightCorner(rest, rest), signs.tail(rest), smallest);
}

template bool factorise_dense<float>(Ref<MatrixX<float>>, Ref<VectorX<float>>, float);
template bool factorise_dense<double>(Ref<MatrixX<double>>, Ref<VectorX<double>>, double);
template void divide<float>(const Ref<const MatrixX<float>>&, const Ref<const VectorX<float>>&,
                            Ref<MatrixX<float>>);
template void divide<double>(const Ref<const MatrixX<double>>&, const Ref<const VectorX<double>>&,
                             Ref<MatrixX<double>>);

} // namespace physics
