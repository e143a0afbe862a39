#include "physics/tunnelling/double_well_levels.hpp"

#include "physics/tunnelling/schroedinger.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

namespace physics {
namespace {

/// A double well on a grid.  A tilt adds tilt (s - s_top), which leaves the top where it is.
struct Grid {
    Line line;
    Eigen::VectorXd from_top; ///< [P] s - s_top
    Eigen::Index below_top;   ///< the last point before the top
    double distance;          ///< between the minima
    double bare;              ///< V(last) - V(first)
};

double oscillator_length(double curvature, double hbar) {
    return std::sqrt(hbar / std::sqrt(curvature));
}

Grid grid(const PathProfile& profile, double hbar, const LevelSearch& search, int refinement) {
    const double first = oscillator_length(first_curvature(profile), hbar);
    const double last = oscillator_length(last_curvature(profile), hbar);
    const double length = profile.arc[profile.arc.size() - 1] - profile.arc[0];
    const double middle = top(profile).arc;
    const double step = std::min(first, last) / (search.points * refinement);
    // Half steps from the top: the current is taken between two points.
    const Eigen::Index left = std::lround((middle - profile.arc[0] + search.behind * first) / step);
    const Eigen::Index right =
        std::lround((length - middle + profile.arc[0] + search.behind * last) / step);
    Grid g{{step, Eigen::VectorXd(left + right), hbar},
           Eigen::VectorXd(left + right),
           left - 1,
           length,
           profile.energy[profile.energy.size() - 1] - profile.energy[0]};
    for (Eigen::Index k = 0; k < left + right; ++k) {
        g.from_top[k] = step * (static_cast<double>(k - left) + 0.5);
        g.line.potential[k] = energy(profile, middle + g.from_top[k]);
    }
    return g;
}

Line tilted(const Grid& g, double tilt) {
    Line line = g.line;
    line.potential += tilt * g.from_top;
    return line;
}

/// Both wells, each with its potential continued at the height of the top beyond it.
struct Localised {
    Line first, last;
    double first_level, last_level;
};
std::optional<Localised> localise(const Grid& g, double tilt) {
    Localised wells{tilted(g, tilt), tilted(g, tilt), 0, 0};
    const double height = wells.first.potential.segment(g.below_top, 2).mean();
    const Eigen::Index beyond = g.line.potential.size() - g.below_top - 2;
    wells.first.potential.tail(beyond).setConstant(height);
    wells.last.potential.head(g.below_top).setConstant(height);
    wells.first_level = lowest_levels(wells.first, 1)[0];
    wells.last_level = lowest_levels(wells.last, 1)[0];
    if (std::max(wells.first_level, wells.last_level) >= height)
        return std::nullopt;
    return wells;
}

double splitting(const Grid& g, double tilt) {
    const Eigen::VectorXd levels = lowest_levels(tilted(g, tilt), 2);
    return levels[1] - levels[0];
}

/// The tilt at which the localised levels are equal.
struct Resonance {
    double tilt;
    Localised wells;
};

/// By Newton's method: the slope of the difference of the levels is close to the distance of the
/// minima.  It ends when rounding keeps the difference from falling.
std::optional<Resonance> resonance(const Grid& g) {
    double tilt = -g.bare / g.distance, last = std::numeric_limits<double>::infinity();
    while (true) {
        const auto wells = localise(g, tilt);
        if (!wells)
            return std::nullopt;
        const double difference = wells->last_level - wells->first_level;
        if (!(std::abs(difference) < 0.5 * last)) // NaN ends it, too
            return Resonance{tilt, *wells};
        last = std::abs(difference);
        tilt -= difference / g.distance;
    }
}

/// The smallest splitting near the resonance: its square is a parabola in the tilt.
double smallest_splitting(const Grid& g, double tilt) {
    double least = splitting(g, tilt);
    for (int step = 0; step < 4; ++step) {
        const double aside = least / g.distance;
        const double a = std::pow(splitting(g, tilt - aside), 2), b = least * least,
                     c = std::pow(splitting(g, tilt + aside), 2);
        if (!(a + c > 2 * b))
            break;
        const double next = tilt + aside * (a - c) / (2 * (a + c - 2 * b));
        const double found = splitting(g, next);
        if (!(found < least))
            break;
        least = found, tilt = next;
    }
    return least;
}

DoubleWellLevels solve(const Grid& g, const LevelSearch& search) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Eigen::VectorXd levels = lowest_levels(g.line, 3);
    DoubleWellLevels found{false, nan, nan, false, levels[1] - levels[0], levels[2] - levels[0]};
    const auto here = localise(g, 0);
    const auto equal = here ? resonance(g) : std::nullopt;
    if (!equal)
        return found;
    const auto& [tilt, wells] = *equal;
    found.localised = true;
    found.epsilon = here->last_level - here->first_level;
    found.delta_0 = 2 * current(g.line, state(wells.first, wells.first_level),
                                state(wells.last, wells.last_level), g.below_top);
    found.by_current = found.delta_0 < search.direct_above;
    if (!found.by_current)
        found.delta_0 = smallest_splitting(g, tilt);
    if (found.splitting < search.direct_above)
        found.splitting = std::hypot(found.epsilon, found.delta_0);
    return found;
}

/// From errors of order step^2 on grids of `coarse` and half its step.
double extrapolated(double coarse, double fine) { return fine + (fine - coarse) / 3; }

/// Likewise of a positive number that falls exponentially with the action.
double extrapolated_log(double coarse, double fine) { return fine * std::cbrt(fine / coarse); }

} // namespace

DoubleWellLevels solve_levels(const PathProfile& profile, double hbar, const LevelSearch& search) {
    check(profile);
    const Eigen::Index last = profile.arc.size() - 1;
    const double height = top(profile).energy;
    if (!(height > std::max(profile.energy[0], profile.energy[last])))
        throw std::invalid_argument("the path has no top between its ends");
    const DoubleWellLevels coarse = solve(grid(profile, hbar, search, 1), search);
    DoubleWellLevels fine = solve(grid(profile, hbar, search, 2), search);
    fine.splitting = extrapolated(coarse.splitting, fine.splitting);
    fine.excitation = extrapolated(coarse.excitation, fine.excitation);
    if (!(coarse.localised && fine.localised))
        return fine;
    fine.epsilon = extrapolated(coarse.epsilon, fine.epsilon);
    fine.delta_0 = extrapolated_log(coarse.delta_0, fine.delta_0);
    return fine;
}

} // namespace physics
