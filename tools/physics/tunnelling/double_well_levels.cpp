#include "physics/tunnelling/double_well_levels.hpp"

#include "physics/tunnelling/tilted_wells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace physics {
namespace {

double splitting(const WellGrid& g, double tilt) {
    const Eigen::VectorXd levels = lowest_levels(tilted(g, tilt), 2);
    return levels[1] - levels[0];
}

/// The smallest splitting near the resonance: its square is a parabola in the tilt.
double smallest_splitting(const WellGrid& g, double tilt) {
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

/// @param by_current  as on another grid; else by the size of delta_0
DoubleWellLevels solve(const WellGrid& g, const LevelSearch& search,
                       std::optional<bool> by_current = {}) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Eigen::VectorXd levels = lowest_levels(g.line, 3);
    DoubleWellLevels found{.ground = levels[0],
                           .splitting = levels[1] - levels[0],
                           .excitation = levels[2] - levels[0],
                           .epsilon = nan,
                           .delta_0 = nan,
                           .lowest_epsilon = nan,
                           .highest_epsilon = nan};
    const auto here = localise(g, 0);
    const auto equal = here ? resonance(g) : std::nullopt;
    if (!equal)
        return found;
    const auto& [tilt, wells] = *equal;
    found.localised = true;
    found.epsilon = here->last_level - here->first_level;
    found.delta_0 = 2 * current(g.line, state(wells.first, wells.first_level),
                                state(wells.last, wells.last_level), wells.below_top);
    found.by_current = by_current.value_or(found.delta_0 < search.direct_above);
    if (!found.by_current)
        found.delta_0 = smallest_splitting(g, tilt);
    if (found.splitting < search.direct_above)
        found.splitting = std::hypot(found.epsilon, found.delta_0);
    if (!by_current) // once is enough for a range
        std::tie(found.lowest_epsilon, found.highest_epsilon) = range_of_asymmetry(g, tilt);
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
    const DoubleWellLevels coarse = solve(well_grid(profile, hbar, search, 1), search);
    if (!coarse.localised)
        return coarse;
    DoubleWellLevels fine = solve(well_grid(profile, hbar, search, 2), search, coarse.by_current);
    fine.ground = extrapolated(coarse.ground, fine.ground);
    fine.splitting = extrapolated(coarse.splitting, fine.splitting);
    fine.excitation = extrapolated(coarse.excitation, fine.excitation);
    if (!fine.localised)
        return fine;
    fine.lowest_epsilon = coarse.lowest_epsilon;
    fine.highest_epsilon = coarse.highest_epsilon;
    fine.epsilon = extrapolated(coarse.epsilon, fine.epsilon);
    fine.delta_0 = extrapolated_log(coarse.delta_0, fine.delta_0);
    return fine;
}

} // namespace physics
