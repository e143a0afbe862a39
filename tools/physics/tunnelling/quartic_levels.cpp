#include "physics/tunnelling/quartic_levels.hpp"

#include "physics/tunnelling/constants.hpp"
#include "physics/tunnelling/soft_potential.hpp"
#include "physics/tunnelling/tilted_wells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace physics {
namespace {

constexpr double lowest = 1.5, highest = 4.1; ///< y of the table

/// The symmetric well on a grid, in units where m, hbar and omega_bar are 1, so that chi is 2.
WellGrid symmetric_grid(double y, int points) {
    const QuarticWell well{1, y, symmetric_kappa(1, y, 2), 2};
    const double half = -second_minimum(well) / 2, length = 1 / std::sqrt(y); // of the oscillator
    const double step = length / points;
    const auto side = static_cast<Eigen::Index>(std::lround((half + 8 * length) / step));
    const auto end = static_cast<Eigen::Index>(std::lround(half / step));
    WellGrid g{{step, Eigen::VectorXd(2 * side), 1},
               Eigen::VectorXd(2 * side),
               side - 1,
               side - end,
               side + end,
               2 * half,
               0};
    for (Eigen::Index k = 0; k < 2 * side; ++k) {
        g.from_top[k] = step * (static_cast<double>(k - side) + 0.5);
        g.line.potential[k] = energy(well, g.from_top[k] - half);
    }
    return g;
}

/// Differences of levels lose their digits when they are small: Bardeen's current then.
double splitting_on(const WellGrid& g, bool by_current) {
    if (!by_current) {
        const Eigen::VectorXd levels = lowest_levels(g.line, 2);
        return levels[1] - levels[0];
    }
    const LocalisedWells wells = localise(g, 0).value();
    return 2 * current(g.line, state(wells.first, wells.first_level),
                       state(wells.last, wells.last_level), wells.below_top);
}

/// y^3 and ln of the splitting, which is close to linear in it.
struct Table {
    std::vector<double> cube, log; ///< ascending, descending
};

Table tabulate() {
    constexpr int points = 80;
    Table table;
    for (int k = 0; k < points; ++k) {
        const double share = static_cast<double>(k) / (points - 1);
        const double cube = std::pow(lowest, 3) * (1 - share) + std::pow(highest, 3) * share;
        const double y = std::cbrt(cube);
        const bool by_current = cube > 15; // both agree within 1e-3 there
        const double coarse = splitting_on(symmetric_grid(y, 20), by_current),
                     fine = splitting_on(symmetric_grid(y, 40), by_current);
        table.cube.push_back(cube);
        table.log.push_back(std::log(fine * std::cbrt(fine / coarse)));
    }
    return table;
}

const Table& table() {
    static const Table made = tabulate();
    return made;
}

/// y^3 where ln of the splitting is `log`, and its slope there.
struct Place {
    double cube, slope;
};
Place place(double log) {
    const auto& [cube, of] = table();
    const auto next = std::ranges::lower_bound(of, log, std::greater());
    const auto k = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(next - of.begin(), 1, std::ssize(of) - 1));
    const double slope = (cube[k] - cube[k - 1]) / (of[k] - of[k - 1]);
    return {cube[k - 1] + slope * (log - of[k - 1]), slope};
}

} // namespace

double symmetric_splitting(double y) {
    if (!(y >= lowest && y <= highest))
        throw std::invalid_argument("omega/omega_bar is " + std::to_string(y) +
                                    ", expected 1.5 to 4.1");
    const auto& [cube, log] = table();
    const double x = y * y * y;
    const auto k = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
        std::ranges::lower_bound(cube, x) - cube.begin(), 1, std::ssize(cube) - 1));
    const double slope = (log[k] - log[k - 1]) / (cube[k] - cube[k - 1]);
    return std::exp(log[k - 1] + slope * (x - cube[k - 1]));
}

double splitting_integral(double splitting, double smallest) {
    const std::vector<double>& log = table().log;
    if (!(smallest > 0 && smallest < splitting && std::log(splitting) <= log.front() &&
          std::log(smallest) >= log.back()))
        return std::numeric_limits<double>::quiet_NaN();
    // With Delta_0 = E/cosh(u) the measure E dDelta_0/(Delta_0 sqrt(E^2 - Delta_0^2)) is du, and the
    // integrand domega/dln(Delta_0) is smooth: midpoints.
    constexpr int intervals = 400;
    const double step = std::acosh(splitting / smallest) / intervals;
    double sum = 0;
    for (int i = 0; i < intervals; ++i) {
        const Place at = place(std::log(splitting / std::cosh(step * (i + 0.5))));
        sum += std::abs(at.slope) / (3 * std::pow(at.cube, 2.0 / 3.0));
    }
    return sum * step;
}

double quartic_density(double quartic_prefactor, double fraction, double omega_bar, double spacing,
                       double splitting, double smallest) {
    const double unit = hbar * omega_bar; // [J]
    return quartic_prefactor * fraction * std::pow(omega_bar, 4) *
           splitting_integral(splitting / unit, smallest / unit) /
           (hbar * spacing * spacing * spacing);
}

} // namespace physics
