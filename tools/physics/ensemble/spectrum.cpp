#include "physics/ensemble/spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

/// Modes with low <= omega/omega_D < high.
std::size_t modes_between(const MeasuredGlass& glass, double debye_frequency, double low,
                          double high) {
    return modes_below(glass, high * debye_frequency) - modes_below(glass, low * debye_frequency);
}

} // namespace

std::size_t modes_below(const MeasuredGlass& glass, double frequency) {
    const auto found =
        std::lower_bound(glass.harmonic.begin(), glass.harmonic.end(), frequency,
                         [](const HarmonicMode& mode, double f) { return mode.frequency < f; });
    return static_cast<std::size_t>(found - glass.harmonic.begin());
}

std::vector<double> frequencies(const Ensemble& ensemble, const Draw& draw,
                                double debye_frequency) {
    std::vector<double> x;
    for (const std::size_t g : draw)
        for (const HarmonicMode& mode : ensemble.glasses[g].harmonic)
            x.push_back(mode.frequency / debye_frequency);
    return x;
}

std::size_t count_modes(const Ensemble& ensemble, const Draw& draw, double debye_frequency,
                        double low, double high) {
    std::size_t modes = 0;
    for (const std::size_t g : draw)
        modes += modes_between(ensemble.glasses[g], debye_frequency, low, high);
    return modes;
}

Observable mode_count(double debye_frequency, double low, double high) {
    return [=](const MeasuredGlass& glass) {
        return static_cast<double>(modes_between(glass, debye_frequency, low, high));
    };
}

double complete_below(const Ensemble& ensemble) {
    double lowest = std::numeric_limits<double>::infinity();
    for (const MeasuredGlass& glass : ensemble.glasses)
        lowest = std::min(lowest, glass.complete_below);
    return lowest;
}

double mode_density(double modes, double particles, double glasses, double width) {
    return modes / (3 * particles * glasses * width);
}

double quartic_prefactor(double modes, double particles, double glasses, double cutoff) {
    return 5 * modes / (3 * particles * glasses * std::pow(cutoff, 5));
}

double quartic_density(double prefactor, double x) { return prefactor * std::pow(x, 4); }

double debye_density(double x) { return 3 * x * x; }

} // namespace physics
