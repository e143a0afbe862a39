#include "physics/numerics/kernels.hpp"

#include <hwy/targets.h>

#ifdef WITH_CHOLMOD
#include <cblas.h>
#endif

namespace physics {

std::string kernels() {
    const auto best_first = hwy::SupportedAndGeneratedTargets();
    const std::string highway = std::string("Highway ") + hwy::TargetName(best_first.front());
#ifdef WITH_CHOLMOD
    return std::string("OpenBLAS ") + openblas_get_corename() + ", " + highway;
#else
    return highway;
#endif
}

} // namespace physics
