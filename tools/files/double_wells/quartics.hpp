#pragma once

#include "files/modes/nonlinear_modes.hpp"

#include <cstdint>
#include <vector>

namespace files {

/// What the expansion of U along a nonlinear mode to the fourth order says of a second well.  Reduced
/// units; NaN where it says that there is none, or chi is not positive.
struct QuarticOfMode {
    std::int64_t glass;    ///< id
    std::int64_t mode;     ///< row of /nonlinear_modes
    double slope;          ///< kappa/(sqrt(chi) omega): a second well above sqrt(8/3)
    double second_minimum; ///< s < 0 [l]
    double asymmetry;      ///< U there minus U of the glass [e]
    double barrier;        ///< U of the top minus that of the higher minimum [e]
};

/// Of each distinct mode.
std::vector<QuarticOfMode> distinct_quartics(const NonlinearModes& modes);

void write_quartics(Output& file, const std::vector<QuarticOfMode>& quartics);

} // namespace files
