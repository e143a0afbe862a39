#include "physics/glass/soft_fields.hpp"
#include "physics/paths/falls.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace physics;

namespace {

const PairPotential potential(reference::model);

PushSearch usual() { return small::falls({-0.65, 0.65, -0.9, 0.9}); }

/// A glass quenched from random positions, which is soft, and its softest modes.
struct Base {
    Configuration glass = small::glass(600).configuration;
    double energy = potential_energy(find_bonds(glass, potential));
    Eigen::MatrixXd fields = reference::soften(glass, 10).fields;
};
const Base& base() {
    static const Base made;
    return made;
}

std::vector<Push> push(const Eigen::VectorXd& z, std::vector<NeighbouringMinimum>& known,
                       const PushSearch& search = usual()) {
    return push_along({base().glass, base().energy, potential, search, known}, z);
}

/// What pushes along the ten softest modes find.
const std::vector<NeighbouringMinimum>& found() {
    static const auto minima = [] {
        std::vector<NeighbouringMinimum> known;
        for (const auto& z : base().fields.colwise())
            push(z, known);
        return known;
    }();
    return minima;
}

} // namespace

TEST_CASE("a glass that is hardly pushed falls back") {
    PushSearch little = usual();
    little.pushes = {-0.02, 0.02};
    std::vector<NeighbouringMinimum> known;
    for (const Push& p : push(base().fields.col(0), known, little)) {
        CHECK(p.outcome == "returned");
        CHECK(p.minimum == -1);
        CHECK(p.distance < little.returned);
    }
    CHECK(known.empty());
}

TEST_CASE("what is found are other minima, with their energy and distance") {
    REQUIRE(found().size() > 0);
    for (const NeighbouringMinimum& m : found()) {
        Configuration c = base().glass;
        c.positions += m.displacement;
        const auto bonds = find_bonds(c, potential);
        CHECK(max_force(forces(bonds, c.particles())) < 1e-9);
        CHECK(is_minimum(hessian(bonds, c.particles())));
        CHECK(potential_energy(bonds) - base().energy ==
              doctest::Approx(m.energy).epsilon(1e-6).scale(0));
        CHECK(m.distance > usual().returned);
        CHECK(m.distance < usual().farthest);
        CHECK(m.displacement.rowwise().mean().norm() < 1e-12);
    }
}

TEST_CASE("a minimum that was found before is known") {
    std::vector<NeighbouringMinimum> known = found();
    for (const Push& p : push(found()[0].displacement.reshaped().normalized(), known)) {
        CHECK(p.outcome != "new");
    }
    CHECK(find_minimum(known, found()[0].energy, found()[0].displacement, usual()) == 0);
    CHECK(find_minimum(known, 0, Eigen::Matrix3Xd::Zero(3, 600), usual()) == -1);
    CHECK(find_minimum(known, 7, found()[0].displacement, usual()) == -2);
}

TEST_CASE("a minimum that is too far is told and left out") {
    PushSearch near = usual();
    near.farthest = 0.2;
    std::vector<NeighbouringMinimum> known;
    std::size_t far = 0;
    for (const auto& z : base().fields.colwise())
        for (const Push& p : push(z, known, near))
            far += p.outcome == "far";
    CHECK(far > 0);
    CHECK(known.size() < found().size());
}

TEST_CASE("a translation is no distance") {
    Eigen::Matrix3Xd a = base().glass.positions, b = a;
    b.colwise() += Eigen::Vector3d(0.3, -0.2, 7);
    CHECK(distance(a, b) < 1e-11);
    b.col(5) += Eigen::Vector3d(0.1, 0, 0);
    CHECK(distance(a, b) == doctest::Approx(0.1).epsilon(1e-3).scale(0));
}

TEST_CASE("a field of another glass is refused") {
    std::vector<NeighbouringMinimum> known;
    CHECK_THROWS_AS(push(Eigen::VectorXd::Ones(30), known), std::invalid_argument);
}
