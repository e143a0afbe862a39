#include "physics/ensemble/symmetric_fraction.hpp"

#include "physics/statistics/kernel_density.hpp"
#include "physics/statistics/quantile.hpp"
#include "physics/statistics/tail_density.hpp"
#include "physics/tunnelling/soft_potential.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double centre(double low, double high) { return (low + high) / 2; }

/// Share of the modes that have a t.
double described(const WindowModes& modes) {
    return static_cast<double>(modes.t.size()) / static_cast<double>(modes.count);
}

} // namespace

bool is_inside(const CubicMode& mode, double debye_frequency, Window window) {
    const double x = mode.frequency / debye_frequency;
    return x >= window.low && x <= window.high;
}

std::vector<CubicMode> modes_inside(const Ensemble& ensemble, const Draw& draw,
                                    double debye_frequency, Window window) {
    std::vector<CubicMode> inside;
    for (const std::size_t glass : draw)
        for (const CubicMode& mode : ensemble.glasses[glass].cubic)
            if (is_inside(mode, debye_frequency, window))
                inside.push_back(mode);
    return inside;
}

WindowModes window_modes(const Ensemble& ensemble, const Draw& draw, double debye_frequency,
                         Window window, ChiOf chi_of) {
    const std::vector<CubicMode> inside = modes_inside(ensemble, draw, debye_frequency, window);
    WindowModes modes{inside.size(), 0, 0, 0, 0, {}, {}};
    for (const CubicMode& mode : inside)
        modes.chi.push_back(mode.chi);
    const double common =
        chi_of == ChiOf::median && !inside.empty() ? median(modes.chi) : undefined;
    for (const CubicMode& mode : inside) {
        const double chi = chi_of == ChiOf::median ? common : mode.chi;
        const bool narrow = mode.frequency <= window.narrow_high * debye_frequency;
        modes.narrow_count += narrow;
        if (chi <= 0)
            continue;
        const double t = mode.kappa / (std::sqrt(chi) * mode.frequency);
        modes.t.push_back(t);
        modes.double_wells += t >= spinodal_slope();
        if (t >= spinodal_slope() && t <= symmetric_slope()) {
            ++modes.strip;
            modes.narrow_strip += narrow;
        }
    }
    return modes;
}

double fraction_by_area(double strip, double count, Window window, double x0) {
    return fraction_scaled(strip, count) * x0 / centre(window.low, window.high);
}

double fraction_scaled(double strip, double count) {
    return symmetric_slope() / (symmetric_slope() - spinodal_slope()) * strip / count;
}

double narrowing(double strip_share, double count, Window window, double narrow_count) {
    return strip_share * count / narrow_count * centre(window.low, window.high) /
           centre(window.low, window.narrow_high);
}

double fraction_by_kernel(const WindowModes& modes, double bandwidth) {
    if (std::isnan(bandwidth) || modes.t.empty())
        return undefined;
    return symmetric_slope() * described(modes) *
           kernel_density(modes.t, bandwidth, symmetric_slope());
}

double fraction_by_tail(const WindowModes& modes, std::size_t fewest) {
    if (modes.t.size() < fewest)
        return undefined;
    const double middle = median(modes.t);
    const double highest = *std::max_element(modes.t.begin(), modes.t.end());
    if (middle >= symmetric_slope() || highest <= middle)
        return undefined;
    return symmetric_slope() * described(modes) * density(fit_tail(modes.t), symmetric_slope());
}

double bandwidth(const WindowModes& modes, std::size_t fewest) {
    const bool reaches_strip =
        std::ranges::any_of(modes.t, [](double t) { return t >= spinodal_slope(); });
    return modes.t.size() < fewest || !reaches_strip ? undefined
                                                     : cross_validated_bandwidth(modes.t);
}

double chi_unit(double debye_frequency, double density) {
    return debye_frequency * debye_frequency * std::cbrt(density * density);
}

ScaledMode scaled(const CubicMode& mode, double debye_frequency, double density) {
    // sqrt of a negative chi is NaN
    return {mode.frequency / debye_frequency, mode.kappa / (std::sqrt(mode.chi) * debye_frequency),
            mode.chi / chi_unit(debye_frequency, density)};
}

} // namespace physics
