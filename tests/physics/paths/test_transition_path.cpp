#include "physics/glass/soft_fields.hpp"
#include "physics/numerics/inertia.hpp"
#include "physics/paths/falls.hpp"
#include "physics/paths/transition_path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

using namespace physics;
using Eigen::Index;

namespace {

const PairPotential potential(reference::model);

const PathSearch usual{.band = {.images = 15,
                                .max_force = 2e-3,
                                .climb_below = 0.5,
                                .stiffness = 50,
                                .stiffest = 1000,
                                .max_steps = 1000,
                                .look_every = 100,
                                .history = 10,
                                .longest_move = 0.05},
                       .saddle_push = 0.04,
                       .smallest_curvature = 1e-2,
                       .most_paths = 10};
const PushSearch falls = small::falls({-0.65, 0.65, -0.9, 0.9});

/// A soft glass, minima beside it, and the paths to them.
struct Landscape {
    Configuration glass;
    double energy = potential_energy(find_bonds(glass, potential));
    VerletForces forces{glass, potential};
    std::vector<NeighbouringMinimum> minima;
    std::vector<TransitionPath> paths;

    explicit Landscape(std::uint64_t seed) : glass(small::glass(800, seed).configuration) {
        const Eigen::MatrixXd fields = reference::soften(glass, 10).fields;
        const Surroundings around{glass, energy, potential, forces, falls, minima};
        for (const auto& z : fields.colwise())
            push_along(around, z);
        std::vector<std::pair<int, int>> pairs;
        for (int k = 0; k < static_cast<int>(minima.size()); ++k)
            pairs.emplace_back(-1, k);
        paths = trace_paths(around, pairs, usual);
    }
};

bool is_certified(const TransitionPath& path) { return path.rejected.empty(); }

/// The first of some glasses with two neighbours and a certified path: quenches from random
/// positions end elsewhere where sums are rounded otherwise.
const Landscape& landscape() {
    static const Landscape made = [] {
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            if (Landscape l(seed);
                l.minima.size() >= 2 && std::ranges::any_of(l.paths, is_certified))
                return l;
        throw std::runtime_error("none of 20 glasses has a certified path");
    }();
    return made;
}

/// The paths of the pairs, traced anew.
std::vector<TransitionPath> traced(const std::vector<std::pair<int, int>>& pairs,
                                   const PathSearch& search = usual,
                                   const PushSearch& push = falls) {
    auto minima = landscape().minima;
    return trace_paths(
        {landscape().glass, landscape().energy, potential, landscape().forces, push, minima}, pairs,
        search);
}

std::vector<TransitionPath> certified() {
    std::vector<TransitionPath> paths = landscape().paths;
    std::erase_if(paths, std::not_fn(is_certified));
    return paths;
}

Configuration at_top(const TransitionPath& path) {
    Configuration c = landscape().glass;
    c.positions = path.band.images[static_cast<std::size_t>(path.band.top)];
    return c;
}

} // namespace

TEST_CASE("the top of a certified path is at rest, and a saddle of first order") {
    REQUIRE(certified().size() > 0);
    for (const TransitionPath& path : certified()) {
        const auto bonds = find_bonds(at_top(path), potential);
        CHECK(forces(bonds, 800).norm() <= usual.band.max_force);
        CHECK(count_below(hessian(bonds, 800), -1e-2) == 1);
        CHECK(path.negative == 1);
        CHECK(path.curvature < 0);
        CHECK(
            potential_energy(bonds) - landscape().energy ==
            doctest::Approx(path.band.energy[path.band.top] - path.band.energy[0] +
                            (path.first < 0
                                 ? 0
                                 : landscape().minima[static_cast<std::size_t>(path.first)].energy))
                .scale(0));
    }
}

TEST_CASE("the energy rises to the top and falls behind it") {
    for (const TransitionPath& path : certified())
        for (Index k = 1; k < path.band.energy.size(); ++k)
            CHECK((path.band.energy[k] > path.band.energy[k - 1]) == (k <= path.band.top));
}

TEST_CASE("a path back is the same path") {
    const TransitionPath one = certified().front();
    const auto back = traced({{one.last, one.first}});
    REQUIRE(back.size() == 1);
    CHECK(back[0].rejected == "");
    const Index end = one.band.energy.size() - 1;
    CHECK(back[0].band.energy[back[0].band.top] ==
          doctest::Approx(one.band.energy[one.band.top]).epsilon(1e-9).scale(0));
    CHECK(back[0].band.arc[end] == doctest::Approx(one.band.arc[end]).epsilon(1e-3).scale(0));
}

TEST_CASE("a top that lies near a minimum still has two sides") {
    const TransitionPath path = certified().front();
    PushSearch wide = falls;
    wide.returned = 1.2 * path.band.arc[path.band.top]; // descents from the top start within it
    const auto again = traced({{path.first, path.last}}, usual, wide);
    CHECK(again.front().rejected == "");
}

TEST_CASE("a way over a minimum between is a composite, and is traced in pieces") {
    // From one neighbour of the glass to another.
    for (int last = 1; last < static_cast<int>(landscape().minima.size()); ++last) {
        const auto paths = traced({{0, last}});
        if (paths.front().rejected != "composite")
            continue;
        REQUIRE(paths.size() >= 3);
        CHECK(paths[1].first == 0);
        CHECK(paths[2].last == last);
        CHECK(paths[1].last == paths[2].first);
        return;
    }
    FAIL("no way is a composite");
}

TEST_CASE("a minimum makes no pair with itself") { CHECK(traced({{-1, -1}, {0, 0}}).empty()); }

TEST_CASE("a band that may not move is not converged") {
    PathSearch few = usual;
    few.band.max_steps = 3;
    const auto paths = traced({{-1, 0}}, few);
    CHECK(paths.front().rejected == "not converged");
}
