#include "physics/ensemble/spectral_exponent.hpp"

#include "physics/ensemble/spectrum.hpp"

#include <cmath>
#include <limits>

namespace physics {

SpectralExponent::SpectralExponent(const Ensemble& ensemble) : ensemble_(&ensemble) {
    for (const MeasuredGlass& glass : ensemble.glasses) {
        std::vector<double>& sums = sums_.emplace_back(1, 0.0);
        for (const HarmonicMode& mode : glass.harmonic)
            sums.push_back(sums.back() + std::log(mode.frequency));
    }
}

double SpectralExponent::of(const Draw& draw, double cutoff, std::size_t fewest) const {
    std::size_t modes = 0;
    double sum = 0; // of ln omega
    for (const std::size_t g : draw) {
        const std::size_t below = modes_below(ensemble_->glasses[g], cutoff);
        modes += below;
        sum += sums_[g][below];
    }
    if (modes < fewest)
        return std::numeric_limits<double>::quiet_NaN();
    const auto n = static_cast<double>(modes);
    return n / (n * std::log(cutoff) - sum) - 1;
}

} // namespace physics
