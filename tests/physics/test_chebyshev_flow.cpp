#include "physics/chebyshev_flow.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using Eigen::ArrayXd;
using Eigen::VectorXd;
using physics::follow_flow;

namespace {

/// V = y.Ay / y.y with A diagonal.  Its flow on the sphere is known: y(t) ~ exp(-2 A t) y(0).
struct RayleighQuotient {
    ArrayXd eigenvalues;

    double operator()(const VectorXd& y, VectorXd& rate) const {
        const double norm2 = y.squaredNorm();
        const VectorXd ay = eigenvalues * y.array();
        const double value = y.dot(ay) / norm2;
        rate = -2 / norm2 * (ay - value * y);
        return value;
    }
    VectorXd exact(const VectorXd& start, double time) const {
        return ((-2 * (eigenvalues - eigenvalues.minCoeff()) * time).exp() * start.array())
            .matrix()
            .normalized();
    }
};

/// Stiff as the flow of a glass: rates from 0 to 2 * 2000, evenly in the logarithm.
RayleighQuotient stiff() {
    ArrayXd eigenvalues(50);
    for (Eigen::Index k = 0; k < 50; ++k)
        eigenvalues[k] = std::pow(2000.0, static_cast<double>(k) / 49);
    return {eigenvalues};
}

const VectorXd even = VectorXd::Ones(50).normalized();

/// Distance to the exact flow when the evaluations run out.
double distance(double accuracy, int evaluations) {
    const auto f = stiff();
    const auto end =
        follow_flow(f, even, {.accuracy = accuracy, .rate = 0, .max_evaluations = evaluations});
    return (end.y - f.exact(even, end.time)).norm();
}

} // namespace

TEST_CASE("a stiff flow is followed within ten times the local error asked for") {
    for (const int evaluations : {50, 100, 200, 400})
        for (const double accuracy : {1e-2, 1e-3, 1e-4})
            CHECK(distance(accuracy, evaluations) < 10 * accuracy);
}

TEST_CASE("the flow comes to rest in the lowest eigenvector, on the side where it started") {
    const auto end =
        follow_flow(stiff(), -even, {.accuracy = 1e-2, .rate = 1e-6, .max_evaluations = 20000});
    REQUIRE(end.at_rest);
    CHECK(end.y[0] == doctest::Approx(-1).epsilon(1e-10));
    CHECK(end.y.norm() == doctest::Approx(1).epsilon(1e-14));
    CHECK(end.rate.norm() <= 1e-6);
    CHECK(end.potential == doctest::Approx(1).epsilon(1e-10));
}

TEST_CASE("it needs five times fewer evaluations than Euler's method could with its longest stable "
          "step") {
    const auto end =
        follow_flow(stiff(), even, {.accuracy = 1e-2, .rate = 1e-3, .max_evaluations = 20000});
    REQUIRE(end.at_rest);
    const double spectral_radius = 2 * (2000 - 1);
    CHECK(end.evaluations < end.time * spectral_radius / 2 / 5);
}

TEST_CASE(
    "a step that would leave the domain is repeated shorter, so a wall of V is never crossed") {
    // V = -2 log|y_0| / |y|: infinite at y_0 = 0, minima at both poles; starts close to the wall.
    const auto wall = [](const VectorXd& y, VectorXd& rate) {
        if (y[0] <= 0) {
            rate.setZero(y.size());
            return std::numeric_limits<double>::infinity();
        }
        rate = -2 / y.squaredNorm() * y;
        rate[0] += 2 / y[0];
        return -2 * std::log(y[0] / y.norm());
    };
    const VectorXd start = VectorXd{{1e-6, 0.6, -0.8}}.normalized();
    const auto end =
        follow_flow(wall, start, {.accuracy = 1e-2, .rate = 1e-8, .max_evaluations = 20000});
    REQUIRE(end.at_rest);
    CHECK(end.y[0] == doctest::Approx(1));
}

TEST_CASE("evaluations that run out are reported, not hidden") {
    const auto end =
        follow_flow(stiff(), even, {.accuracy = 1e-2, .rate = 1e-12, .max_evaluations = 100});
    CHECK_FALSE(end.at_rest);
    CHECK(end.evaluations >= 100);
}

TEST_CASE("a start off the sphere or outside the domain is refused") {
    const physics::FlowLimits limits{.accuracy = 1e-2, .rate = 1e-6, .max_evaluations = 100};
    CHECK_THROWS_WITH_AS(follow_flow(stiff(), 2 * even, limits),
                         "flow starts at norm 2.000000, expected 1", std::invalid_argument);
    const auto nowhere = [](const VectorXd& y, VectorXd& rate) {
        rate = y;
        return std::numeric_limits<double>::infinity();
    };
    CHECK_THROWS_AS(follow_flow(nowhere, even, limits), std::invalid_argument);
}
