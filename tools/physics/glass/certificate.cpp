#include "physics/glass/certificate.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

// c in roundings of the largest entry, times the root of the rows.  In single precision the rounding
// of a factor was 0.8 of these at N = 2000 and 8000.
template <class Real>
constexpr double margin = 100;
template <>
constexpr double margin<float> = 2.5;

template <class Real>
double shift(const Sparse& lower) {
    return margin<Real> * double{std::numeric_limits<Real>::epsilon()} *
           std::sqrt(static_cast<double>(lower.rows())) * lower.diagonal().cwiseAbs().maxCoeff();
}

template <class Real>
bool certified(const Sparse& lower) {
    return Certificate<Real>(lower).holds();
}

} // namespace

template <class Real>
Certificate<Real>::Certificate(const Sparse& lower)
    : lower_(lower), c_(shift<Real>(lower)), factor_(lower, -c_),
      rounding_(possible() ? backward_error(lower, -c_, factor_)
                           : std::numeric_limits<double>::infinity()) {}

/// Twice the entries below the diagonal: the norm of the difference is not larger.
template <class Real>
bool Certificate<Real>::holds_for(const Sparse& lower) const {
    return rounding_ + std::numbers::sqrt2 * (lower - lower_).norm() < c_;
}

template class Certificate<float>;
template class Certificate<double>;

bool is_minimum(const Sparse& lower) { return certified<float>(lower) || certified<double>(lower); }

} // namespace physics
