#include "physics/ensemble/spectrum_curves.hpp"

#include <cmath>

namespace physics {

SpectrumCurves spectrum_curves(const std::vector<SpectrumEstimate>& estimates,
                               const std::vector<double>& bin_edges, std::size_t points) {
    SpectrumCurves curves;
    for (std::size_t k = 0; k < points; ++k) {
        const double share = static_cast<double>(k) / static_cast<double>(points - 1);
        curves.frequency.push_back(bin_edges[1] * std::pow(bin_edges.back() / bin_edges[1], share));
        curves.debye.push_back(debye_density(curves.frequency.back()));
    }
    for (const SpectrumEstimate& e : estimates) {
        std::vector<double>& quartic = curves.quartic.emplace_back();
        for (const double x : curves.frequency)
            quartic.push_back(quartic_density(e.prefactor.estimate.value, x));
    }
    return curves;
}

} // namespace physics
