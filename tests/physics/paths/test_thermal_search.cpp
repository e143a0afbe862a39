#include "physics/model/bonds.hpp"
#include "physics/paths/falls.hpp"
#include "physics/paths/thermal_search.hpp"

#include <doctest/doctest.h>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const PushSearch falls = small::falls({});
const ThermalSearch usual{.motion = {.temperature = 0.12, .timestep = 0.01, .friction = 1},
                          .steps = 250,
                          .excursions = 4};

struct Base {
    Configuration glass = small::glass(400).configuration;
    double energy = potential_energy(find_bonds(glass, potential));
    VerletForces forces{glass, potential};
};
const Base& base() {
    static const Base made;
    return made;
}

std::vector<Push> search(const ThermalSearch& thermal, std::vector<NeighbouringMinimum>& known) {
    return search_thermally({base().glass, base().energy, potential, base().forces, falls, known},
                            thermal, {.seed = 5, .stream = 1});
}

} // namespace

TEST_CASE("a cold glass always returns") {
    ThermalSearch cold = usual;
    cold.motion.temperature = 1e-6;
    std::vector<NeighbouringMinimum> known;
    for (const Push& p : search(cold, known))
        CHECK(p.outcome == "returned");
    CHECK(known.empty());
}

TEST_CASE("every excursion ends somewhere, and what is new is another minimum") {
    std::vector<NeighbouringMinimum> known;
    ThermalSearch hot = usual;
    hot.motion.temperature = 0.4;
    const auto found = search(hot, known);
    CHECK(found.size() >= 4);
    for (const NeighbouringMinimum& m : known) {
        Configuration c = base().glass;
        c.positions += m.displacement;
        CHECK(max_force(forces(find_bonds(c, potential), c.particles())) < 1e-9);
        CHECK(m.distance > falls.returned);
    }
}

TEST_CASE("the same stream finds the same, another one moves otherwise") {
    std::vector<NeighbouringMinimum> a, b;
    const auto one = search(usual, a), other = search(usual, b);
    REQUIRE(one.size() == other.size());
    for (std::size_t k = 0; k < one.size(); ++k)
        CHECK(one[k].distance == other[k].distance);
}
