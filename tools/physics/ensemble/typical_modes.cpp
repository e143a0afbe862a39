#include "physics/ensemble/typical_modes.hpp"

#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr int steps = 60; // chi ~ x, the steepest seen, shrinks the distance to 2/3 in each

bool is_near(double x, double x0, double width) { return std::abs(x - x0) <= width * x0; }

double median_near(std::span<const SpectralChi> modes, double x0, double width) {
    constexpr std::size_t enough = 5;
    std::vector<double> chi;
    for (const SpectralChi& mode : modes)
        if (is_near(mode.x, x0, width))
            chi.push_back(mode.chi);
    return chi.size() < enough ? undefined : median(std::move(chi));
}

} // namespace

double typical_c1(std::span<const SpectralChi> modes, double width, double first,
                  const std::function<double(double c1)>& x0_of) {
    double c1 = first, x0 = x0_of(first);
    for (int step = 0; step < steps && !std::isnan(x0); ++step) {
        c1 = median_near(modes, x0, width);
        x0 = (x0 + x0_of(c1)) / 2;
    }
    return std::isnan(x0) ? undefined : c1;
}

double counted_density(std::span<const double> harmonic, double complete_below, double particles,
                       double glasses, double x0, double width) {
    constexpr std::ptrdiff_t enough = 10;
    const auto modes =
        std::ranges::count_if(harmonic, [&](double x) { return is_near(x, x0, width); });
    if (modes < enough || (1 + width) * x0 > complete_below)
        return undefined;
    const double mean = (std::pow(1 + width, 5) - std::pow(1 - width, 5)) / (10 * width);
    return mode_density(static_cast<double>(modes), particles, glasses, 2 * width * x0) / mean;
}

} // namespace physics
