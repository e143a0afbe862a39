#ifdef WITH_CHOLMOD

#include "physics/numerics/cholmod_session.hpp"

#include <cblas.h>
#include <new>
#include <omp.h>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <vector>

namespace physics {

namespace {

/// OpenBLAS allocates this buffer at its first product, and retries forever if it fails.
constexpr std::size_t blas_buffer = std::size_t{160} << 20;

/// Makes OpenBLAS allocate its buffer while there is memory for it.
/// @throws std::bad_alloc  if there is none
bool reserve_blas_buffer() {
    void* const room = ::mmap(nullptr, blas_buffer, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        throw std::bad_alloc();
    ::munmap(room, blas_buffer);
    constexpr int n = 64; // small products need no buffer
    const std::vector<double> a(n * n, 1.0);
    std::vector<double> product(n * n);
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1.0, a.data(), n, a.data(), n,
                0.0, product.data(), n);
    return true;
}

} // namespace

CholmodSession::CholmodSession() {
    // One process per core: CHOLMOD's own threads, four on any machine, would only wait.
    openblas_set_num_threads(1);
    [[maybe_unused]] static const bool reserved = reserve_blas_buffer();
    omp_set_max_active_levels(0);
    cholmod_start(&common);
    common.print = 0;
    common.nmethods = 1;
    common.method[0].ordering = CHOLMOD_METIS;
    common.postorder = 1;
    common.final_ll = true;
    common.supernodal = CHOLMOD_SUPERNODAL;
    common.quick_return_if_not_posdef = 1;
}

CholmodSession::~CholmodSession() { cholmod_finish(&common); }

cholmod_factor* CholmodSession::analyse(cholmod_sparse& a) {
    cholmod_factor* factor = cholmod_analyze(&a, &common);
    check();
    return factor;
}

void CholmodSession::check() const {
    if (common.status == CHOLMOD_OUT_OF_MEMORY)
        throw std::bad_alloc();
    if (common.status < CHOLMOD_OK)
        throw std::runtime_error("CHOLMOD failed with status " + std::to_string(common.status));
}

cholmod_sparse cholmod_view(const Eigen::SparseMatrix<double>& lower) {
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

} // namespace physics

#endif
