#include "physics/glass/small_glass.hpp"
#include "physics/modes/mode_survey.hpp"

#include <doctest/doctest.h>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const ModeSearch search{.highest_frequency = 2.2, .residual = 1e-8, .shift = 1e-2};

} // namespace

TEST_CASE("every field points to where the cubic term is not negative") {
    const Configuration glass = reference::glass();
    const auto bonds = find_bonds(glass, potential);
    const ModeSurvey survey = survey_modes(glass, potential, search, false);
    REQUIRE(survey.modes.eigenvalues.size() > 5);
    for (Eigen::Index k = 0; k < survey.modes.eigenvalues.size(); ++k) {
        const auto row = static_cast<std::size_t>(k);
        const Expansion along = expand_along(bonds, survey.modes.fields.col(k));
        CHECK(along.kappa >= 0);
        CHECK(survey.expansions[row].kappa == doctest::Approx(along.kappa).epsilon(1e-9));
        CHECK(survey.expansions[row].chi == doctest::Approx(along.chi).epsilon(1e-9));
        CHECK(survey.expansions[row].lambda ==
              doctest::Approx(survey.modes.eigenvalues[k]).epsilon(1e-9));
    }
}

TEST_CASE(
    "the reference glass: eigenvalues below 2.2^2 counted by inertia as the reference has them") {
    Eigen::Index wanted = 0;
    for (const double eigenvalue : reference::values("lowest_30_nonzero_eigenvalues"))
        wanted += eigenvalue < search.highest_frequency * search.highest_frequency ? 1 : 0;
    const ModeSurvey survey = survey_modes(reference::glass(), potential, search, true);
    CHECK(survey.inertia_count == wanted);
    CHECK(survey.modes.eigenvalues.size() == wanted);
}

TEST_CASE(
    "Debye's count is a thousandth of all modes below a tenth of omega_D, and never above all") {
    CHECK(debye_count(0.1, 2001) == doctest::Approx(6));
    CHECK(debye_count(1, 2001) == 6000);
    CHECK(debye_count(3, 2001) == 6000);
}
