#ifdef WITH_CHOLMOD

#include "physics/numerics/cholmod_session.hpp"

#include <cblas.h>
#include <omp.h>
#include <stdexcept>
#include <string>

namespace physics {

CholmodSession::CholmodSession() {
    // One process per core: CHOLMOD's own threads, four on any machine, would only wait.
    openblas_set_num_threads(1);
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
