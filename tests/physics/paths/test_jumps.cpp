#include "physics/glass/small_glass.hpp"
#include "physics/paths/jumps.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace physics;

namespace {

const JumpSearch usual{.moved = 0.15, .apart = 2.5};

const Configuration& glass() {
    static const Configuration made = small::glass(400).configuration;
    return made;
}

/// Two particles as far from each other as the box allows.
std::pair<Eigen::Index, Eigen::Index> far_pair() {
    std::pair<Eigen::Index, Eigen::Index> best{0, 0};
    double farthest = 0;
    for (Eigen::Index j = 1; j < glass().particles(); ++j) {
        const Eigen::Vector3d r = glass().positions.col(j) - glass().positions.col(0);
        const double away = nearest_image(r, glass().edge).norm();
        if (away > farthest)
            farthest = away, best.second = j;
    }
    return best;
}

} // namespace

TEST_CASE("two particles that jump far from each other are two jumps, two neighbours are one") {
    const auto [i, j] = far_pair();
    Eigen::Matrix3Xd jump = Eigen::Matrix3Xd::Zero(3, glass().particles());
    jump(0, i) = jump(1, j) = 0.5;
    jump(2, (i + j) / 2) = 0.01; // hardly moved
    const auto parts = separate_jumps(glass(), jump, usual);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].col(i) == jump.col(i));
    CHECK(parts[0].col(j).norm() == 0);
    CHECK(parts[1].col(j) == jump.col(j));

    CHECK(separate_jumps(glass(), jump, {.moved = 0.15, .apart = glass().edge}).size() == 1);
}
