#include "physics/numerics/sparse_factor.hpp"

#ifdef WITH_CHOLMOD
#include "physics/numerics/supernodal_ldlt.hpp"
#else
#include "physics/numerics/simplicial_ldlt.hpp"
#endif

namespace physics {

#ifdef WITH_CHOLMOD
struct SparseFactor::Backend : SupernodalLdlt {
    using SupernodalLdlt::SupernodalLdlt;
};
#else
struct SparseFactor::Backend : SimplicialLdlt {
    using SimplicialLdlt::SimplicialLdlt;
};
#endif

SparseFactor::SparseFactor(const Eigen::SparseMatrix<double>& lower, double shift,
                           double smallest_pivot)
    : backend_(std::make_unique<Backend>(lower, shift, smallest_pivot)) {}
SparseFactor::~SparseFactor() = default;
SparseFactor::SparseFactor(SparseFactor&&) noexcept = default;
SparseFactor& SparseFactor::operator=(SparseFactor&&) noexcept = default;

Eigen::Index SparseFactor::rows() const { return backend_->rows(); }
bool SparseFactor::sound() const { return backend_->sound(); }
Eigen::Index SparseFactor::negative() const { return backend_->negative(); }
Eigen::MatrixXd SparseFactor::product(const Eigen::MatrixXd& x) const {
    return backend_->product(x);
}
Eigen::MatrixXd SparseFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    return backend_->solve(b);
}

} // namespace physics
