#include "physics/modes/mode_survey.hpp"

#include "physics/numerics/inertia.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

Eigen::Index count_modes(const Eigen::SparseMatrix<double>& lower, const ModeSearch& search) {
    constexpr Eigen::Index translations = 3;
    return count_below(lower, search.highest_frequency * search.highest_frequency) - translations;
}

void expect_count(Eigen::Index counted, Eigen::Index found) {
    if (counted != found)
        throw std::runtime_error("search found " + std::to_string(found) + " modes, expected " +
                                 std::to_string(counted) + " by inertia");
}

} // namespace

ModeSurvey survey_modes(const Configuration& c, const PairPotential& potential,
                        const ModeSearch& search, bool count_by_inertia) {
    const auto bonds = find_bonds(c, potential);
    const auto lower = hessian(bonds, c.particles());
    const auto counted =
        count_by_inertia ? std::optional(count_modes(lower, search)) : std::nullopt;
    ModeSurvey survey{modes_below(lower, HessianFactor(lower, search.shift), search, counted),
                      {},
                      {},
                      counted.value_or(-1)};
    if (counted)
        expect_count(*counted, survey.modes.eigenvalues.size());

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
