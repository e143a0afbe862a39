#include "physics/glass/small_glass.hpp"
#include "physics/model/close_pairs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace physics;

namespace {

using Pairs = std::vector<std::pair<int, int>>;

Pairs pairs_in_order(const Configuration& c, const Eigen::VectorXd& radii) {
    Pairs pairs;
    visit_close_pairs(c, radii, ListedFor::lower, [&](int i, auto neighbours) {
        for (const Neighbour& n : neighbours)
            pairs.emplace_back(i, n.j);
    });
    return pairs;
}

/// The same by ListedFor::either, with r checked.
Pairs listed_for_either(const Configuration& c, const Eigen::VectorXd& radii) {
    Pairs pairs;
    visit_close_pairs(c, radii, ListedFor::either, [&](int i, auto neighbours) {
        for (const Neighbour& n : neighbours) {
            pairs.push_back(std::minmax(i, n.j));
            const Eigen::Vector3d r = c.positions.col(n.j) - c.positions.col(i);
            REQUIRE((n.r - nearest_image(r, c.edge)).norm() < 1e-12);
        }
    });
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// The visits of the cells against a search over all pairs.  No two radii add up to more than
/// `longest`.
void compare_with_all_pairs(const Configuration& c, double longest) {
    const int n = static_cast<int>(c.particles());
    const Eigen::VectorXd radii = longest / 2 * c.diameters / c.diameters.maxCoeff();
    std::size_t found = 0;
    int visited = 0;
    visit_close_pairs(c, radii, ListedFor::lower,
                      [&](int i, std::span<const Neighbour> neighbours) {
                          REQUIRE(i == visited++);
                          auto next = neighbours.begin();
                          for (int j = i + 1; j < n; ++j) {
                              const Eigen::Vector3d r =
                                  nearest_image(c.positions.col(j) - c.positions.col(i), c.edge);
                              if (r.norm() >= radii[i] + radii[j])
                                  continue;
                              ++found;
                              REQUIRE(next != neighbours.end());
                              REQUIRE(next->j == j);
                              REQUIRE((next->r - r).norm() < 1e-12);
                              ++next;
                          }
                          REQUIRE(next == neighbours.end());
                      });
    CHECK(visited == n);
    CHECK(found > static_cast<std::size_t>(n));
    CHECK(listed_for_either(c, radii) == pairs_in_order(c, radii));
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
