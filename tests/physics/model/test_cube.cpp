#include "physics/model/cube.hpp"

#include <doctest/doctest.h>

#include <cmath>

using physics::cube_edge;

namespace {

Eigen::Matrix3d rows(const Eigen::RowVector3d& a, const Eigen::RowVector3d& b,
                     const Eigen::RowVector3d& c) {
    Eigen::Matrix3d vectors;
    vectors << a, b, c;
    return vectors;
}

} // namespace

TEST_CASE("a cube keeps its edge when it is turned by right angles, or to the last digits") {
    const Eigen::Matrix3d cube = 9 * Eigen::Matrix3d::Identity();
    CHECK(cube_edge(cube) == 9);
    CHECK(cube_edge(rows({0, -9, 0}, {9, 0, 0}, {0, 0, 9})) == 9);
    CHECK(cube_edge(rows({0, 9, 0}, {0, 0, 9}, {9, 0, 0})) == 9);
    CHECK(cube_edge(rows({9, 1e-15, 0}, {-1e-15, 9.000000000000002, 0}, {0, 0, 8.999999999})) == 9);
}

TEST_CASE("what is no right-handed cube along the axes has no edge") {
    CHECK(!cube_edge(rows({9, 0, 0}, {0, 9, 0}, {0, 0, 8})));
    CHECK(!cube_edge(rows({9, 0, 0}, {0.1, 9, 0}, {0, 0, 9})));
    CHECK(!cube_edge(rows({9, 0, 0}, {9, 0, 0}, {0, 0, 9})));
    CHECK(!cube_edge(rows({9, 0, 0}, {0, 9, 0}, {0, 0, -9})));
    CHECK(!cube_edge(rows({9, 0, 0}, {0, NAN, 0}, {0, 0, 9})));
    CHECK(!cube_edge(Eigen::Matrix3d::Zero()));
    const double s = std::sqrt(0.5) * 9;
    CHECK(!cube_edge(rows({s, s, 0}, {-s, s, 0}, {0, 0, 9})));
}
