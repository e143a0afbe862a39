#include "physics/modes/mode_survey.hpp"

#include "physics/numerics/inertia.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace physics {
namespace {

/// The modes, and their number by inertia or -1.  Block Lanczos goes on with the factor of the count.
std::pair<HarmonicModes, Eigen::Index> search_and_count(const Eigen::SparseMatrix<double>& lower,
                                                        const ModeSearch& search, bool count) {
    if (!count)
        return {modes_below(lower, HessianFactor(lower, search.shift), search), -1};
    const auto below = count_and_factor(lower, search.highest_frequency * search.highest_frequency);
    const Eigen::Index modes = below.count - translations;
    if (search.solver == ModeSolver::spectra)
        return {modes_below(lower, HessianFactor(lower, search.shift), search, modes), modes};
    return {modes_below(lower, below, search), modes};
}

} // namespace

ModeSurvey survey_modes(const Configuration& c, const PairPotential& potential,
                        const ModeSearch& search, bool count_by_inertia) {
    const auto bonds = find_bonds(c, potential);
    const auto lower = hessian(bonds, c.particles());
    auto [modes, counted] = search_and_count(lower, search, count_by_inertia);
    const Eigen::Index found = modes.eigenvalues.size();
    if (count_by_inertia && counted != found)
        throw std::runtime_error("search found " + std::to_string(found) + " modes, expected " +
                                 std::to_string(counted) + " by inertia");
    ModeSurvey survey{std::move(modes), {}, {}, counted};

    for (auto field : survey.modes.fields.colwise()) {
        Expansion e = expand_along(bonds, field);
        if (e.kappa < 0) {
            field = -field;
            e.kappa = -e.kappa;
        }
        survey.expansions.push_back(e);
        survey.participation_ratio.push_back(participation_ratio(field));
    }
    return survey;
}

double debye_count(double x, Eigen::Index particles) {
    return 3 * static_cast<double>(particles - 1) * std::min(1.0, x * x * x);
}

} // namespace physics
