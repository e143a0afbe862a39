#include "physics/modes/mode_survey.hpp"

#include "physics/numerics/inertia.hpp"

#include <stdexcept>
#include <string>

namespace physics {
namespace {

constexpr Eigen::Index translations = 3;

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
    ModeSurvey survey{modes_below(lower, HessianFactor(lower, search.shift), search), {}, {}, -1};

    for (auto field : survey.modes.fields.colwise()) {
        Expansion e = expand_along(bonds, field);
        if (e.kappa < 0) {
            field = -field;
            e.kappa = -e.kappa;
        }
        survey.expansions.push_back(e);
        survey.participation_ratio.push_back(participation_ratio(field));
    }
    if (count_by_inertia) {
        const double highest = search.highest_frequency * search.highest_frequency;
        survey.inertia_count = count_below(lower, highest) - translations;
        expect_count(survey.inertia_count, survey.modes.eigenvalues.size());
    }
    return survey;
}

} // namespace physics
