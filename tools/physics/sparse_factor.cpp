#include "physics/sparse_factor.hpp"

#include <stdexcept>
#include <string>

#ifdef WITH_CHOLMOD
#include <cblas.h>
#include <cholmod.h>
#include <omp.h>
#else
#include <Eigen/SparseCholesky>
#endif

namespace physics {

using Sparse = Eigen::SparseMatrix<double>;

#ifdef WITH_CHOLMOD

struct SparseFactor::Backend {
    cholmod_common common;
    cholmod_factor* factor = nullptr;
    bool succeeded = false;

    explicit Backend(Kind kind) {
        // One process per core: CHOLMOD's own threads, four on any machine, would only wait.
        openblas_set_num_threads(1);
        omp_set_max_active_levels(0);
        cholmod_start(&common);
        common.print = 0;
        common.nmethods = 1;
        common.method[0].ordering = CHOLMOD_METIS;
        common.postorder = 1;
        common.final_ll = kind == Kind::cholesky;
        common.supernodal = kind == Kind::cholesky ? CHOLMOD_SUPERNODAL : CHOLMOD_SIMPLICIAL;
        common.quick_return_if_not_posdef = 1;
    }
    ~Backend() {
        cholmod_free_factor(&factor, &common);
        cholmod_finish(&common);
    }
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
};

namespace {

/// CHOLMOD's view of Eigen's arrays; CHOLMOD only reads them.
cholmod_sparse view(const Sparse& lower) {
    cholmod_sparse a{};
    a.nrow = static_cast<std::size_t>(lower.rows());
    a.ncol = static_cast<std::size_t>(lower.cols());
    a.nzmax = static_cast<std::size_t>(lower.nonZeros());
    a.p = const_cast<int*>(lower.outerIndexPtr());
    a.i = const_cast<int*>(lower.innerIndexPtr());
    a.x = const_cast<double*>(lower.valuePtr());
    a.stype = -1; // lower triangle
    a.itype = CHOLMOD_INT;
    a.xtype = CHOLMOD_REAL;
    a.dtype = CHOLMOD_DOUBLE;
    a.sorted = 1;
    a.packed = 1;
    return a;
}

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

SparseFactor::SparseFactor(const Sparse& lower, double shift, Kind kind)
    : backend_(std::make_unique<Backend>(kind)) {
    cholmod_common& common = backend_->common;
    cholmod_sparse a = view(lower);
    backend_->factor = cholmod_analyze(&a, &common);
    double beta[2] = {shift, 0};
    if (backend_->factor)
        cholmod_factorize_p(&a, beta, nullptr, 0, backend_->factor, &common);
    if (common.status < CHOLMOD_OK)
        throw std::runtime_error("CHOLMOD failed with status " + std::to_string(common.status));
    backend_->succeeded =
        common.status == CHOLMOD_OK && backend_->factor->minor == backend_->factor->n;
}

Eigen::Index SparseFactor::rows() const { return static_cast<Eigen::Index>(backend_->factor->n); }

Eigen::MatrixXd SparseFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    cholmod_dense right = view(b);
    cholmod_dense* x = cholmod_solve(CHOLMOD_A, backend_->factor, &right, &backend_->common);
    if (!x)
        throw std::runtime_error("CHOLMOD failed with status " +
                                 std::to_string(backend_->common.status));
    Eigen::MatrixXd solution =
        Eigen::Map<const Eigen::MatrixXd>(static_cast<const double*>(x->x), b.rows(), b.cols());
    cholmod_free_dense(&x, &backend_->common);
    return solution;
}

Eigen::VectorXd SparseFactor::pivots() const {
    // Column k of the simplicial factor starts with D_kk.
    const auto* first = static_cast<const int*>(backend_->factor->p);
    const auto* value = static_cast<const double*>(backend_->factor->x);
    Eigen::VectorXd d(rows());
    for (Eigen::Index k = 0; k < d.size(); ++k)
        d[k] = value[first[k]];
    return d;
}

#else

struct SparseFactor::Backend {
    Eigen::SimplicialLDLT<Sparse, Eigen::Lower> ldlt;
    bool succeeded = false;
};

SparseFactor::SparseFactor(const Sparse& lower, double shift, Kind kind)
    : backend_(std::make_unique<Backend>()) {
    auto& ldlt = backend_->ldlt;
    ldlt.setShift(shift);
    ldlt.compute(lower);
    backend_->succeeded = ldlt.info() == Eigen::Success &&
                          (kind == Kind::signed_pivots || (ldlt.vectorD().array() > 0).all());
}

Eigen::Index SparseFactor::rows() const { return backend_->ldlt.rows(); }

Eigen::MatrixXd SparseFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    return backend_->ldlt.solve(b);
}

Eigen::VectorXd SparseFactor::pivots() const { return backend_->ldlt.vectorD(); }

#endif

SparseFactor::~SparseFactor() = default;
SparseFactor::SparseFactor(SparseFactor&&) noexcept = default;
SparseFactor& SparseFactor::operator=(SparseFactor&&) noexcept = default;
bool SparseFactor::succeeded() const { return backend_->succeeded; }

} // namespace physics
