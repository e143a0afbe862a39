#pragma once

#include <string>

namespace physics {

/// The compiled variants of the arithmetic that this process runs: "OpenBLAS SkylakeX, Highway AVX3".
/// Both libraries choose them at run time, by the processor or by the environment
/// (OPENBLAS_CORETYPE), and sums in another order differ in their last digits.  Without CHOLMOD
/// Highway's target alone.
std::string kernels();

} // namespace physics
