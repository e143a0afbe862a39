#pragma once

#include "physics/ensemble/spectrum_estimate.hpp"

#include <cstddef>
#include <vector>

namespace physics {

/// The fits and Debye's density on one grid of equal ratios from the end of the first bin to that
/// of the last, for drawing.
/// @pre  points >= 2; at least three bin_edges, ascending
struct SpectrumCurves {
    std::vector<double> frequency;            ///< omega/omega_D
    std::vector<double> debye;                ///< 3 x^2
    std::vector<std::vector<double>> quartic; ///< A_4 omega_D^5 x^4 of each parent temperature
};
SpectrumCurves spectrum_curves(const std::vector<SpectrumEstimate>& estimates,
                               const std::vector<double>& bin_edges, std::size_t points);

} // namespace physics
