#include "physics/glass/small_glass.hpp"
#include "physics/model/close_pairs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace physics;

namespace {

using Pairs = std::vector<std::pair<int, int>>;

Eigen::Vector3d between(const Configuration& c, int i, int j) {
    return nearest_image(c.positions.col(j) - c.positions.col(i), c.edge);
}

Pairs by_testing_all(const Configuration& c, const Eigen::VectorXd& radii) {
    Pairs pairs;
    for (int i = 0; i < static_cast<int>(c.particles()); ++i)
        for (int j = i + 1; j < static_cast<int>(c.particles()); ++j)
            if (between(c, i, j).norm() < radii[i] + radii[j])
                pairs.emplace_back(i, j);
    return pairs;
}

/// In the order of the visits, which are of all particles in turn.
Pairs visited(const Configuration& c, const Eigen::VectorXd& radii, ListedFor listed) {
    Pairs pairs;
    int next = 0;
    visit_close_pairs(c, radii, listed, [&](int i, auto neighbours) {
        REQUIRE(i == next++);
        for (const Neighbour& n : neighbours) {
            REQUIRE((n.r - between(c, i, n.j)).norm() < 1e-12);
            pairs.emplace_back(i, n.j);
        }
    });
    CHECK(next == c.particles());
    return pairs;
}

/// The visits of the cells against a search over all pairs.  No two radii add up to more than
/// `longest`.
void compare_with_all_pairs(const Configuration& c, double longest) {
    const Eigen::VectorXd radii = longest / 2 * c.diameters / c.diameters.maxCoeff();
    const Pairs expected = by_testing_all(c, radii);
    CHECK(expected.size() > static_cast<std::size_t>(c.particles()));
    CHECK(visited(c, radii, ListedFor::lower) == expected);
    Pairs either = visited(c, radii, ListedFor::either);
    for (auto& [i, j] : either)
        if (i > j)
            std::swap(i, j);
    std::sort(either.begin(), either.end());
    CHECK(either == expected);
}

} // namespace

TEST_CASE("cells find the pairs that a search over all finds, each once, from 5 to 11 an edge") {
    const Configuration c = small::random_state(1500);
    for (const double reach : {0.42, 0.399, 0.33, 0.25, 0.18})
        compare_with_all_pairs(c, reach * c.edge);
}

TEST_CASE("so they do in a box too small for cells, and where particles are few") {
    compare_with_all_pairs(small::random_state(150), 3.1);
    Configuration sparse = small::random_state(150);
    sparse.edge *= 4;
    sparse.positions *= 4;
    compare_with_all_pairs(sparse, 9);
}

TEST_CASE("particles outside the box, on its faces and a hair below them are found") {
    Configuration c = small::random_state(1500);
    c.positions.col(0) << 0, c.edge, -1e-18;
    c.positions.col(1) << c.edge, -c.edge, 2 * c.edge;
    c.positions.col(2) << 5.5 * c.edge, -1e-300, c.edge / 5;
    compare_with_all_pairs(c, 3.4);
}

TEST_CASE("wrapped positions lie in the box, whole edges away") {
    Configuration c = small::random_state(100);
    const Eigen::Matrix3Xd inside = c.positions;
    c.positions.array() += 3 * c.edge;
    CHECK((wrapped(c) - inside).cwiseAbs().maxCoeff() < 1e-13);
}
