#pragma once

#include <Eigen/SparseCore>

#include <cholmod.h>

namespace physics {

/// CHOLMOD's settings and workspace, set for the study: supernodal L L^T in METIS' order, one
/// thread.
struct CholmodSession {
    cholmod_common common;

    CholmodSession();
    ~CholmodSession();
    CholmodSession(const CholmodSession&) = delete;
    CholmodSession& operator=(const CholmodSession&) = delete;

    /// The structure of L, without values.  The caller frees it.
    /// @throws std::runtime_error  if CHOLMOD fails
    cholmod_factor* analyse(cholmod_sparse& a);
    /// @throws std::runtime_error  if the last call failed, as it does for want of memory
    void check() const;
};

/// CHOLMOD's view of Eigen's lower triangle, compressed; CHOLMOD only reads it.
cholmod_sparse cholmod_view(const Eigen::SparseMatrix<double>& lower);

} // namespace physics
