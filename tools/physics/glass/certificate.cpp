#include "physics/glass/certificate.hpp"

#include <cmath>
#include <limits>
#include <type_traits>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// c as a multiple of a rounding of the largest entry, times the root of the rows.  In single
/// precision |E| was 0.8 of that at N = 2000 and 8000.
template <class Real>
double shift(const Sparse& lower) {
    constexpr double margin = std::is_same_v<Real, float> ? 2.5 : 100;
    return margin * double{std::numeric_limits<Real>::epsilon()} *
           std::sqrt(static_cast<double>(lower.rows())) * lower.diagonal().cwiseAbs().maxCoeff();
}

} // namespace

template <class Real>
Certificate<Real>::Certificate(const Sparse& lower) : c_(shift<Real>(lower)), factor_(lower, -c_) {}

template <class Real>
bool Certificate<Real>::holds(const Sparse& lower) const {
    return possible() && backward_error(lower, -c_, factor_) < c_;
}

template class Certificate<float>;
template class Certificate<double>;

bool is_minimum(const Sparse& lower) {
    return Certificate<float>(lower).holds(lower) || Certificate<double>(lower).holds(lower);
}

} // namespace physics
