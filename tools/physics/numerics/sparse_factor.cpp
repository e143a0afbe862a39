#include "physics/numerics/sparse_factor.hpp"

#include "physics/numerics/noise.hpp"

#ifdef WITH_CHOLMOD
#include "physics/numerics/supernodal_ldlt.hpp"
#else
#include "physics/numerics/simplicial_ldlt.hpp"
#endif

#include <cmath>

namespace physics {

#ifdef WITH_CHOLMOD
template <class Real>
struct SparseFactor<Real>::Backend : SupernodalLdlt<Real> {
    using SupernodalLdlt<Real>::SupernodalLdlt;
};
#else
template <class Real>
struct SparseFactor<Real>::Backend : SimplicialLdlt<Real> {
    using SimplicialLdlt<Real>::SimplicialLdlt;
};
#endif

template <class Real>
SparseFactor<Real>::SparseFactor(const Eigen::SparseMatrix<double>& lower, double shift,
                                 double smallest_pivot)
    : backend_(std::make_unique<Backend>(lower, shift, smallest_pivot)) {}
template <class Real>
SparseFactor<Real>::~SparseFactor() = default;
template <class Real>
SparseFactor<Real>::SparseFactor(SparseFactor&&) noexcept = default;
template <class Real>
SparseFactor<Real>& SparseFactor<Real>::operator=(SparseFactor&&) noexcept = default;

template <class Real>
Eigen::Index SparseFactor<Real>::rows() const {
    return backend_->rows();
}
template <class Real>
bool SparseFactor<Real>::sound() const {
    return backend_->sound();
}
template <class Real>
Eigen::Index SparseFactor<Real>::negative() const {
    return backend_->negative();
}
template <class Real>
Eigen::MatrixXd SparseFactor<Real>::product(const Eigen::MatrixXd& x) const {
    return backend_->product(x);
}
template <class Real>
Eigen::MatrixXd SparseFactor<Real>::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    return backend_->solve(b);
}

template <class Real>
double backward_error(const Eigen::SparseMatrix<double>& lower, double shift,
                      const SparseFactor<Real>& factor) {
    constexpr Eigen::Index columns = 4;
    const Eigen::MatrixXd x = std::sqrt(12) * noise(lower.rows(), columns);
    const Eigen::MatrixXd image = lower.selfadjointView<Eigen::Lower>() * x + shift * x;
    return (factor.product(x) - image).norm() / std::sqrt(columns);
}

template class SparseFactor<float>;
template class SparseFactor<double>;
template double backward_error(const Eigen::SparseMatrix<double>&, double,
                               const SparseFactor<float>&);
template double backward_error(const Eigen::SparseMatrix<double>&, double,
                               const SparseFactor<double>&);

} // namespace physics
