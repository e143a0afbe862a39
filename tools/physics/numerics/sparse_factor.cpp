#include "physics/numerics/sparse_factor.hpp"

#ifdef WITH_CHOLMOD
#include "physics/numerics/cholmod_session.hpp"
#else
#include <Eigen/SparseCholesky>
#endif

namespace physics {

using Sparse = Eigen::SparseMatrix<double>;

#ifdef WITH_CHOLMOD

struct SparseFactor::Backend {
    CholmodSession session;
    cholmod_factor* factor = nullptr;
    bool succeeded = false;

    Backend() = default;
    ~Backend() { cholmod_free_factor(&factor, &session.common); }
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
};

namespace {

cholmod_dense view(const Eigen::Ref<const Eigen::MatrixXd>& b) {
    cholmod_dense d{};
    d.nrow = static_cast<std::size_t>(b.rows());
    d.ncol = static_cast<std::size_t>(b.cols());
    d.d = static_cast<std::size_t>(b.outerStride());
    d.nzmax = d.d * d.ncol;
    d.x = const_cast<double*>(b.data());
    d.xtype = CHOLMOD_REAL;
    d.dtype = CHOLMOD_DOUBLE;
    return d;
}

} // namespace

SparseFactor::SparseFactor(const Sparse& lower, double shift)
    : backend_(std::make_unique<Backend>()) {
    auto& [session, factor, succeeded] = *backend_;
    cholmod_sparse a = cholmod_view(lower);
    factor = session.analyse(a);
    double beta[2] = {shift, 0};
    cholmod_factorize_p(&a, beta, nullptr, 0, factor, &session.common);
    session.check();
    succeeded = session.common.status == CHOLMOD_OK && factor->minor == factor->n;
}

Eigen::Index SparseFactor::rows() const { return static_cast<Eigen::Index>(backend_->factor->n); }

Eigen::MatrixXd SparseFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    auto& [session, factor, succeeded] = *backend_;
    cholmod_dense right = view(b);
    cholmod_dense* x = cholmod_solve(CHOLMOD_A, factor, &right, &session.common);
    session.check();
    Eigen::MatrixXd solution =
        Eigen::Map<const Eigen::MatrixXd>(static_cast<const double*>(x->x), b.rows(), b.cols());
    cholmod_free_dense(&x, &session.common);
    return solution;
}

#else

struct SparseFactor::Backend {
    Eigen::SimplicialLDLT<Sparse, Eigen::Lower> ldlt;
    bool succeeded = false;
};

SparseFactor::SparseFactor(const Sparse& lower, double shift)
    : backend_(std::make_unique<Backend>()) {
    auto& ldlt = backend_->ldlt;
    ldlt.setShift(shift);
    ldlt.compute(lower);
    backend_->succeeded = ldlt.info() == Eigen::Success && (ldlt.vectorD().array() > 0).all();
}

Eigen::Index SparseFactor::rows() const { return backend_->ldlt.rows(); }

Eigen::MatrixXd SparseFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    return backend_->ldlt.solve(b);
}

#endif

SparseFactor::~SparseFactor() = default;
SparseFactor::SparseFactor(SparseFactor&&) noexcept = default;
SparseFactor& SparseFactor::operator=(SparseFactor&&) noexcept = default;
bool SparseFactor::succeeded() const { return backend_->succeeded; }

} // namespace physics
