#include "physics/tunnelling/tilted_wells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

double oscillator_length(double curvature, double hbar) {
    return std::sqrt(hbar / std::sqrt(curvature));
}

/// The lower of the two highest points at the top between the wells; nothing if none is left.
std::optional<Eigen::Index> below_top(const WellGrid& g, const Eigen::VectorXd& v) {
    Eigen::Index k = g.below_top;
    for (const Eigen::Index uphill : {1, -1})
        while (k > g.first_end && k < g.last_end && v[k + uphill] > v[k])
            k += uphill;
    if (k <= g.first_end || k >= g.last_end)
        return std::nullopt;
    return v[k + 1] > v[k - 1] ? k : k - 1;
}

/// Difference of the localised levels at the last tilt, beyond `tilt` in steps of this sign, that
/// leaves a state in each well.
double extreme(const WellGrid& g, double tilt, double step) {
    double inside = tilt, difference = 0;
    const auto holds = [&](double t) {
        const auto wells = localise(g, t);
        if (wells)
            inside = t, difference = wells->last_level - wells->first_level;
        return wells.has_value();
    };
    while (holds(inside + step))
        step *= 2;
    for (double outside = inside + step; std::abs(step) > 1e-3 * std::abs(outside - tilt);) {
        step = (outside - inside) / 2;
        if (!holds(inside + step))
            outside = inside + step;
    }
    return difference;
}

} // namespace

WellGrid well_grid(const PathProfile& profile, double hbar, const LevelSearch& search,
                   int refinement) {
    const double first = oscillator_length(first_curvature(profile), hbar);
    const double last = oscillator_length(last_curvature(profile), hbar);
    const double length = profile.arc[profile.arc.size() - 1] - profile.arc[0];
    const double middle = top(profile).arc;
    const double step = std::min(first, last) / (search.points * refinement);
    // Half steps from the top: the current is taken between two points.
    const Eigen::Index left = std::lround((middle - profile.arc[0] + search.behind * first) / step);
    const Eigen::Index right =
        std::lround((length - middle + profile.arc[0] + search.behind * last) / step);
    WellGrid g{{step, Eigen::VectorXd(left + right), hbar},
               Eigen::VectorXd(left + right),
               left - 1,
               left - std::lround((middle - profile.arc[0]) / step),
               left + std::lround((length - middle + profile.arc[0]) / step),
               length,
               profile.energy[profile.energy.size() - 1] - profile.energy[0]};
    for (Eigen::Index k = 0; k < left + right; ++k) {
        g.from_top[k] = step * (static_cast<double>(k - left) + 0.5);
        g.line.potential[k] = energy(profile, middle + g.from_top[k]);
    }
    return g;
}

Line tilted(const WellGrid& g, double tilt) {
    Line line = g.line;
    line.potential += tilt * g.from_top;
    return line;
}

std::optional<LocalisedWells> localise(const WellGrid& g, double tilt) {
    LocalisedWells wells{tilted(g, tilt), tilted(g, tilt), 0, 0, 0};
    const auto top = below_top(g, wells.first.potential);
    if (!top)
        return std::nullopt;
    wells.below_top = *top;
    const double height = wells.first.potential.segment(*top, 2).mean();
    wells.first.potential.tail(g.line.potential.size() - *top - 2).setConstant(height);
    wells.last.potential.head(*top).setConstant(height);
    wells.first_level = lowest_levels(wells.first, 1)[0];
    wells.last_level = lowest_levels(wells.last, 1)[0];
    if (std::max(wells.first_level, wells.last_level) >= height)
        return std::nullopt;
    return wells;
}

/// By secants, the first slope being the distance of the minima.  It ends when rounding keeps the
/// difference from falling.
std::optional<Resonance> resonance(const WellGrid& g) {
    double tilt = -g.bare / g.distance, slope = g.distance;
    double last = std::numeric_limits<double>::infinity(), last_tilt = tilt;
    while (true) {
        const auto wells = localise(g, tilt);
        if (!wells)
            return std::nullopt;
        const double difference = wells->last_level - wells->first_level;
        if (!(std::abs(difference) < 0.5 * std::abs(last)) || difference == 0) // NaN ends it, too
            return Resonance{tilt, *wells};
        if (std::isfinite(last))
            slope = (difference - last) / (tilt - last_tilt);
        last = difference, last_tilt = tilt;
        tilt -= difference / slope;
    }
}

std::pair<double, double> range_of_asymmetry(const WellGrid& g, double tilt) {
    const double height =
        tilted(g, tilt).potential[g.below_top] - tilted(g, tilt).potential.minCoeff();
    const double step = 0.1 * height / g.distance;
    return {extreme(g, tilt, -step), extreme(g, tilt, step)};
}

} // namespace physics
