#include "physics/glass/backbone.hpp"
#include "physics/glass/certificate.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/glass/quench.hpp"
#include "physics/glass/small_glass.hpp"
#include "physics/modes/mode_survey.hpp"
#include "physics/modes/nonlinear_modes.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

constexpr double small_size = 0.02;
constexpr int rattler = 400; // its number

/// The model of the reference glass, with sizes down to that of the particle that is added.
PairPotential potential_of(const Configuration& c) {
    Model model = reference::model;
    model.smallest_size = small_size;
    model.density = static_cast<double>(c.particles()) / c.volume();
    return PairPotential(model);
}

/// How far a small particle at x is from the range of its nearest neighbour; negative: within.
double gap(const Configuration& c, const PairPotential& potential, const Eigen::Vector3d& x) {
    double smallest = c.edge;
    for (Eigen::Index j = 0; j < c.particles(); ++j) {
        Eigen::Vector3d r = c.positions.col(j) - x;
        r -= c.edge * (r / c.edge).array().round().matrix();
        smallest = std::min(smallest, r.norm() - potential.range(small_size, c.diameters[j]));
    }
    return smallest;
}

Eigen::Vector3d widest_hole(const Configuration& c) {
    constexpr int points = 30; // along an edge
    const PairPotential potential = potential_of(c);
    Eigen::Vector3d best = Eigen::Vector3d::Zero();
    double widest = -1;
    for (int k = 0; k < points * points * points; ++k) {
        const Eigen::Vector3d x =
            c.edge / points * Eigen::Vector3d(k % points, k / points % points, k / points / points);
        if (const double width = gap(c, potential, x); width > widest)
            widest = width, best = x;
    }
    REQUIRE(widest > 0.05);
    return best;
}

/// The reference glass and a small particle in, or beside, its widest hole.
Configuration with_particle(const Eigen::Vector3d& from_hole = {0, 0, 0}) {
    static const Configuration glass = reference::glass();
    static const Eigen::Vector3d hole = widest_hole(glass);
    Configuration c{glass.edge, Eigen::Matrix3Xd(3, 1001), Eigen::VectorXd(1001)};
    c.positions << glass.positions.leftCols(rattler), hole + from_hole,
        glass.positions.rightCols(1000 - rattler);
    c.diameters << glass.diameters.head(rattler), small_size, glass.diameters.tail(1000 - rattler);
    return c;
}

QuenchParameters leaving_out_rattlers() {
    QuenchParameters p = small::quench_parameters;
    p.rattlers = Rattlers::leave_out;
    return p;
}

void expect_reference(const Configuration& c, double precision) {
    const auto bonds = find_bonds(c, potential_of(c));
    const auto lower = hessian(bonds, c.particles());
    const Moduli m = moduli(bonds, lower, 1e-6, c.volume());
    CHECK(m.shear == doctest::Approx(reference::value("shear_modulus")).epsilon(precision));
    CHECK(m.bulk == doctest::Approx(reference::value("bulk_modulus")).epsilon(precision));
    CHECK(m.pressure == doctest::Approx(reference::value("pressure")).epsilon(precision));
}

Bond bond(int i, int j) { return {i, j, {1, 0, 0}, 0, 0, 0, 0, 0}; }

} // namespace

TEST_CASE("a particle with fewer than four bonds rattles, and so does one that it alone holds") {
    std::vector<Bond> bonds;
    for (int i = 0; i < 5; ++i)
        for (int j = i + 1; j < 5; ++j)
            bonds.push_back(bond(i, j)); // each has four
    CHECK(rattlers(bonds, 5).empty());
    bonds.insert(bonds.end(), {bond(0, 5), bond(1, 5), bond(2, 5), bond(5, 6)});
    CHECK((rattlers(bonds, 8) == std::vector{5, 6, 7}));
}

TEST_CASE("a glass with a particle in a hole is refused for it, or certified without it") {
    const Configuration c = with_particle();
    CHECK(quench(c, potential_of(c), small::quench_parameters).rejected ==
          "3 zero modes, particle 400 has no neighbours");
    const Quenched q = quench(c, potential_of(c), leaving_out_rattlers());
    CHECK(q.rejected == "");
    CHECK((q.rattlers == std::vector{rattler}));
    CHECK((q.configuration.positions == c.positions));
    expect_reference(backbone(q.configuration, q.rattlers).configuration, 1e-8);
}

TEST_CASE("a rattler that was pushed out of its neighbours is left out too, and they are at rest") {
    const Configuration c = with_particle({0.25, 0, 0});
    REQUIRE(max_force(forces(find_bonds(c, potential_of(c)), 1001)) > 1e-2);
    const Quenched q = quench(c, potential_of(c), leaving_out_rattlers());
    CHECK(q.rejected == "");
    CHECK((q.rattlers == std::vector{rattler}));
    CHECK(quench(c, potential_of(c), small::quench_parameters).rejected ==
          "3 zero modes, particle 400 has fewer than 4 neighbours");
    expect_reference(backbone(q.configuration, q.rattlers).configuration, 1e-7);
}

TEST_CASE("what is at rest only by the push of a rattler is no minimum without it") {
    Configuration c = with_particle();
    const PairPotential potential = potential_of(c);
    c.positions(0, 7) += 1e-3; // as if pushed
    const auto bonds = find_bonds(c, potential);
    CHECK(stability(c, potential, bonds, 1).minimum);
    CHECK(why_no_minimum(stability(c, potential, bonds, 1e-6)) == "saddle");
}

TEST_CASE("a gas of which nothing is held is refused, whatever is done with rattlers") {
    Configuration c{40, Eigen::Matrix3Xd(3, 8), Eigen::VectorXd::Constant(8, 1.5)};
    for (int i = 0; i < 8; ++i)
        c.positions.col(i) = 20 * Eigen::Vector3d(i % 2, i / 2 % 2, i / 4);
    CHECK(quench(c, potential_of(c), leaving_out_rattlers()).rejected ==
          "24 zero modes, particles 0 1 2 3 4 .. have no neighbours");
}

TEST_CASE("near jamming some particles rattle, and the others are a minimum without them") {
    Configuration c = small::random_state(250);
    c.positions *= 11.157 / c.edge; // 0.18 l^-3
    c.edge = 11.157;
    QuenchParameters p = leaving_out_rattlers();
    p.max_force = 3e-8; // rounding of the energy allows no less
    const Quenched q = quench(c, potential_of(c), p);
    CHECK(q.rejected == "");
    REQUIRE_FALSE(q.rattlers.empty());
    const Configuration held = backbone(q.configuration, q.rattlers).configuration;
    const auto bonds = find_bonds(held, potential_of(c));
    CHECK(rattlers(bonds, held.particles()).empty());
    CHECK(is_minimum(hessian(bonds, held.particles())));
}

TEST_CASE("frequencies are those of the glass without the rattler, which is at rest in all modes") {
    const Configuration c = with_particle();
    const Backbone b = backbone(c, {&rattler, 1});
    const auto expected = reference::values("lowest_30_nonzero_eigenvalues");
    const ModeSurvey survey = survey_modes(
        b.configuration, potential_of(c),
        {.highest_frequency = 1.001 * std::sqrt(expected[29]), .residual = 1e-8, .shift = 1e-2},
        true);
    REQUIRE(survey.inertia_count >= 30);
    const Eigen::MatrixXd fields = on_glass(b, survey.modes.fields);
    CHECK((on_backbone(b, fields) == survey.modes.fields));
    const auto bonds = find_bonds(c, potential_of(c)); // of the whole glass
    for (Eigen::Index k = 0; k < 30; ++k) {
        const double lambda = expected[static_cast<std::size_t>(k)];
        CHECK(survey.modes.eigenvalues[k] == doctest::Approx(lambda).epsilon(1e-8));
        CHECK(expand_along(bonds, fields.col(k)).lambda == doctest::Approx(lambda).epsilon(1e-8));
        CHECK(fields.col(k).segment<3>(3 * rattler).isZero(0));
    }
}

TEST_CASE("nonlinear modes of the backbone are nonlinear modes of the glass") {
    const Configuration c = with_particle();
    const Backbone b = backbone(c, {&rattler, 1});
    const auto held = find_bonds(b.configuration, potential_of(c));
    const HessianFactor factor(hessian(held, 1000), 1e-6);
    const double third = reference::values("lowest_30_nonzero_eigenvalues")[2];
    const ModeSearch softest{
        .highest_frequency = 1.001 * std::sqrt(third), .residual = 1e-8, .shift = 1e-2};
    const auto starts = modes_below(hessian(held, 1000), factor, softest).fields;
    REQUIRE(starts.cols() >= 3);
    const auto bonds = find_bonds(c, potential_of(c));
    for (const NonlinearMode& mode : nonlinear_modes(held, factor, starts,
                                                     {.gradient = 1e-6,
                                                     .polish_below = 1e-2,
                                                     .flow_accuracy = 1e-2,
                                                     .max_contractions = 20000,
                                                     .same_overlap = 0.99})) {
        REQUIRE(mode.converged);
        const Eigen::VectorXd z = on_glass(b, mode.field);
        const Expansion along = expand_along(bonds, z);
        const Contractions at = contract(bonds, z); // stationary: H z/lambda = U''':zz/kappa
        CHECK((at.hz / along.lambda - at.u3zz / along.kappa).norm() < 1e-6);
        CHECK(mode.participation_ratio * 1000 == doctest::Approx(participation_ratio(z) * 1001));
    }
}
