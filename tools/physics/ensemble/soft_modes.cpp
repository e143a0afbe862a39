#include "physics/ensemble/soft_modes.hpp"

#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

/// m omega_D^2/a^2 in reduced units, in which c_1 counts chi.  [e/l^4]
double chi_unit(double debye_frequency, double density) {
    return debye_frequency * debye_frequency * std::cbrt(density * density);
}

constexpr double everything = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double median_or_undefined(std::vector<double> values) {
    return values.empty() ? undefined : median(std::move(values));
}

/// The `softest` modes below `highest`, or all of them; ascending.
std::vector<HarmonicMode> softest_modes(const Ensemble& ensemble, const Draw& draw,
                                        std::size_t softest, double highest) {
    std::vector<HarmonicMode> modes;
    for (const std::size_t g : draw)
        for (const HarmonicMode& mode : ensemble.glasses[g].harmonic)
            if (mode.frequency < highest)
                modes.push_back(mode);
    std::ranges::sort(modes, {}, &HarmonicMode::frequency);
    modes.erase(modes.begin() + static_cast<std::ptrdiff_t>(std::min(softest, modes.size())),
                modes.end());
    return modes;
}

/// The softest modes of the ensemble make as many per glass in a draw of another size.
std::size_t in_proportion(std::size_t softest, const Ensemble& ensemble, const Draw& draw) {
    const double share =
        static_cast<double>(draw.size()) / static_cast<double>(ensemble.glasses.size());
    return static_cast<std::size_t>(
        std::max(1LL, std::llround(share * static_cast<double>(softest))));
}

/// Over pairs of a harmonic mode up to `highest` and the cubic mode that it leads to.
double median_chi_ratio(const Ensemble& ensemble, const Draw& draw, double highest) {
    std::vector<double> ratios;
    for (const std::size_t g : draw)
        for (const CubicMode& mode : ensemble.glasses[g].cubic) {
            const auto& harmonic = ensemble.glasses[g].harmonic;
            const auto start = std::ranges::lower_bound(harmonic, mode.start_frequency, {},
                                                        &HarmonicMode::frequency);
            if (mode.start_frequency <= highest && start != harmonic.end() &&
                start->frequency == mode.start_frequency)
                ratios.push_back(start->chi / mode.chi);
        }
    constexpr std::size_t enough = 5;
    return ratios.size() < enough ? undefined : median(std::move(ratios));
}

double median_chi(const std::vector<HarmonicMode>& modes) {
    std::vector<double> chi;
    for (const HarmonicMode& mode : modes)
        chi.push_back(mode.chi);
    return median_or_undefined(std::move(chi));
}

/// Cubic modes in the window, in the units of Fig. 4.
std::vector<SpectralChi> cubic_modes(const Ensemble& ensemble, const Draw& draw,
                                     double debye_frequency, Window window) {
    std::vector<SpectralChi> modes;
    for (const std::size_t g : draw)
        for (const CubicMode& mode : ensemble.glasses[g].cubic) {
            const ScaledMode point = scaled(mode, debye_frequency, ensemble.density);
            if (point.x >= window.low && point.x <= window.high)
                modes.push_back({point.x, point.chi});
        }
    return modes;
}

} // namespace

ScaledMode scaled(const CubicMode& mode, double debye_frequency, double density) {
    // sqrt of a negative chi is NaN
    return {mode.frequency / debye_frequency, mode.kappa / (std::sqrt(mode.chi) * debye_frequency),
            mode.chi / chi_unit(debye_frequency, density)};
}

SoftModes soft_modes(const Ensemble& ensemble, const Draw& draw, const Moduli& moduli,
                     const Reading& reading) {
    const double omega = debye_frequency(moduli, ensemble.density);
    const double unit = chi_unit(omega, ensemble.density);
    const auto softest = softest_modes(
        ensemble, draw, in_proportion(reading.softest, ensemble, draw), reading.cutoff * omega);
    const double harmonic = median_chi(softest) / unit;
    const WindowModes window = window_modes(ensemble, draw, omega, reading.window, reading.chi_of);
    return {.glasses = static_cast<double>(draw.size()),
            .particles = ensemble.particles,
            .shear_modulus = moduli.shear,
            .bulk_modulus = moduli.bulk,
            .debye_frequency = omega,
            .cutoff = reading.cutoff,
            .complete_below = complete_below(ensemble) / omega,
            .harmonic = frequencies_below(ensemble, draw, omega, everything),
            .cubic = reading.c1 == MedianOver::typical
                         ? cubic_modes(ensemble, draw, omega, reading.window)
                         : std::vector<SpectralChi>{},
            .modes = static_cast<double>(count_modes(ensemble, draw, omega, 0, reading.cutoff)),
            .c1 = reading.c1 == MedianOver::harmonic ? harmonic
                                                     : median_or_undefined(window.chi) / unit,
            .c1_harmonic = harmonic,
            .chi_ratio = softest.empty()
                             ? undefined
                             : median_chi_ratio(ensemble, draw, softest.back().frequency),
            .softest_below = softest.empty() ? undefined : softest.back().frequency / omega,
            .window = reading.window,
            .typical_width = reading.typical_width,
            .strip = static_cast<double>(window.strip),
            .count = static_cast<double>(window.count),
            .double_wells = static_cast<double>(window.double_wells),
            .narrow_strip = static_cast<double>(window.narrow_strip),
            .narrow_count = static_cast<double>(window.narrow_count),
            .narrow_share =
                static_cast<double>(window.narrow_strip) / static_cast<double>(window.strip),
            .f_kernel = fraction_by_kernel(window, reading.kernel_bandwidth),
            .f_tail = std::isnan(reading.kernel_bandwidth) ? undefined : fraction_by_tail(window)};
}

} // namespace physics
