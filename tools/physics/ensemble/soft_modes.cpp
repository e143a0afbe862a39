#include "physics/ensemble/soft_modes.hpp"

#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double median_or_undefined(std::vector<double> values, std::size_t fewest = 1) {
    return values.size() < fewest ? undefined : median(std::move(values));
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

/// A number of modes of the whole ensemble, of a draw: as many per glass.
std::size_t in_proportion(std::size_t modes, const Ensemble& ensemble, const Draw& draw) {
    const double share =
        static_cast<double>(draw.size()) / static_cast<double>(ensemble.glasses.size());
    return static_cast<std::size_t>(
        std::max(1LL, std::llround(share * static_cast<double>(modes))));
}

/// Median of chi/chi_1 over pairs of a harmonic mode up to `highest` and the cubic mode that it
/// leads to.
double median_chi_ratio(const Ensemble& ensemble, const Draw& draw, double highest,
                        std::size_t fewest) {
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
    return median_or_undefined(std::move(ratios), fewest);
}

double median_chi(const std::vector<HarmonicMode>& modes) {
    std::vector<double> chi;
    for (const HarmonicMode& mode : modes)
        chi.push_back(mode.chi);
    return median_or_undefined(std::move(chi));
}

HarmonicCount count_harmonic(const Ensemble& e, const DrawnGlasses& drawn, double omega,
                             const ModeReading& reading) {
    const auto softest = softest_modes(
        e, drawn.glasses, in_proportion(reading.softest, e, drawn.glasses), drawn.cutoff * omega);
    HarmonicCount count{
        .cutoff = drawn.cutoff,
        .below = static_cast<double>(count_modes(e, drawn.glasses, omega, 0, drawn.cutoff)),
        .x = frequencies(e, drawn.glasses, omega),
        .complete_below = complete_below(e) / omega,
        .c1 = median_chi(softest) / chi_unit(omega, e.density),
        .softest_below = undefined,
        .chi_ratio = undefined};
    if (!softest.empty()) {
        count.softest_below = softest.back().frequency / omega;
        count.chi_ratio =
            median_chi_ratio(e, drawn.glasses, softest.back().frequency,
                             in_proportion(reading.fewest.for_median, e, drawn.glasses));
    }
    return count;
}

WindowCount count_nonlinear(const Ensemble& e, const DrawnGlasses& drawn, double omega,
                            const ModeReading& reading) {
    const WindowModes window =
        window_modes(e, drawn.glasses, omega, reading.window, reading.chi_of);
    const double unit = chi_unit(omega, e.density);
    WindowCount count{.all = static_cast<double>(window.count),
                      .strip = static_cast<double>(window.strip),
                      .double_wells = static_cast<double>(window.double_wells),
                      .narrow = static_cast<double>(window.narrow_count),
                      .narrow_strip = static_cast<double>(window.narrow_strip),
                      .narrow_share = static_cast<double>(window.narrow_strip) /
                                      static_cast<double>(window.strip),
                      .c1 = median_or_undefined(window.chi) / unit,
                      .f_kernel = fraction_by_kernel(window, drawn.kernel_bandwidth),
                      .f_tail = std::isnan(drawn.kernel_bandwidth)
                                    ? undefined
                                    : fraction_by_tail(window, reading.fewest.for_density)};
    if (reading.c1 == MedianOver::typical)
        for (const CubicMode& mode : modes_inside(e, drawn.glasses, omega, reading.window))
            count.modes.push_back({mode.frequency / omega, mode.chi / unit});
    return count;
}

bool is_near(double x, double x0, double width) { return std::abs(x - x0) <= width * x0; }

double median_near(std::span<const SpectralChi> modes, double x0, TypicalRange range) {
    std::vector<double> chi;
    for (const SpectralChi& mode : modes)
        if (is_near(mode.x, x0, range.width))
            chi.push_back(mode.chi);
    return median_or_undefined(std::move(chi), range.fewest);
}

} // namespace

SoftModes soft_modes(const Ensemble& ensemble, const DrawnGlasses& drawn,
                     const ModeReading& reading) {
    const double omega = debye_frequency(drawn.moduli, ensemble.density);
    SoftModes modes{.glasses = static_cast<double>(drawn.glasses.size()),
                    .particles = ensemble.particles,
                    .moduli = drawn.moduli,
                    .debye_frequency = omega,
                    .harmonic = count_harmonic(ensemble, drawn, omega, reading),
                    .nonlinear = count_nonlinear(ensemble, drawn, omega, reading),
                    .c1 = undefined};
    modes.c1 = reading.c1 == MedianOver::harmonic ? modes.harmonic.c1 : modes.nonlinear.c1;
    return modes;
}

double typical_c1(std::span<const SpectralChi> modes, TypicalRange range, double first,
                  const std::function<double(double c1)>& x0_of) {
    constexpr int steps = 60; // for chi ~ x, the steepest seen, each shrinks the distance to 2/3
    double c1 = first, x0 = x0_of(first);
    for (int step = 0; step < steps && !std::isnan(x0); ++step) {
        c1 = median_near(modes, x0, range);
        x0 = (x0 + x0_of(c1)) / 2;
    }
    return std::isnan(x0) ? undefined : c1;
}

double counted_density(const SoftModes& modes, double x0, TypicalRange range) {
    const double width = range.width;
    const auto near = static_cast<std::size_t>(
        std::ranges::count_if(modes.harmonic.x, [&](double x) { return is_near(x, x0, width); }));
    if (near < range.fewest || (1 + width) * x0 > modes.harmonic.complete_below)
        return undefined;
    const double mean = (std::pow(1 + width, 5) - std::pow(1 - width, 5)) / (10 * width);
    return mode_density(static_cast<double>(near), modes.particles, modes.glasses, 2 * width * x0) /
           mean;
}

} // namespace physics
