#include "physics/numerics/chebyshev_flow.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using Eigen::ArrayXd;
using Eigen::VectorXd;
using FlowEnd = physics::FlowEnd<double>;
using physics::FlowLimits;
using FlowPoint = physics::FlowPoint<double>;

namespace {

/// V = y.Ay / y.y with A diagonal.  Its flow on the sphere is known: y(t) ~ exp(-2 A t) y(0).
struct RayleighQuotient {
    ArrayXd eigenvalues;

    void operator()(FlowPoint& at) const {
        const double norm2 = at.y.squaredNorm();
        const VectorXd ay = eigenvalues * at.y.array();
        at.potential = at.y.dot(ay) / norm2;
        at.rate = -2 / norm2 * (ay - at.potential * at.y);
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

/// V one point after the other.
template <class V>
physics::Downhill<double> each(const V& v) {
    return [v](std::span<FlowPoint* const> points) {
        for (FlowPoint* point : points)
            v(*point);
    };
}

template <class V>
FlowEnd follow_flow(const V& v, const VectorXd& start, const FlowLimits& limits) {
    return physics::follow_flows<double>(each(v), {start}, {limits}, 1).front();
}

const VectorXd even = VectorXd::Ones(50).normalized();

/// Distance to the exact flow when the evaluations run out.
double distance(double accuracy, int evaluations) {
    const auto f = stiff();
    const auto end =
        follow_flow(f, even, {.accuracy = accuracy, .rate = 0, .max_evaluations = evaluations});
    return (end.point.y - f.exact(even, end.time)).norm();
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
    CHECK(end.point.y[0] == doctest::Approx(-1).epsilon(1e-10));
    CHECK(end.point.y.norm() == doctest::Approx(1).epsilon(1e-14));
    CHECK(end.point.rate.norm() <= 1e-6);
    CHECK(end.point.potential == doctest::Approx(1).epsilon(1e-10));
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
    const auto wall = [](FlowPoint& at) {
        at.potential = std::numeric_limits<double>::infinity();
        at.rate.setZero(at.y.size());
        if (at.y[0] <= 0)
            return;
        at.potential = -2 * std::log(at.y[0] / at.y.norm());
        at.rate = -2 / at.y.squaredNorm() * at.y;
        at.rate[0] += 2 / at.y[0];
    };
    const VectorXd start = VectorXd{{1e-6, 0.6, -0.8}}.normalized();
    const auto end =
        follow_flow(wall, start, {.accuracy = 1e-2, .rate = 1e-8, .max_evaluations = 20000});
    REQUIRE(end.at_rest);
    CHECK(end.point.y[0] == doctest::Approx(1));
}

TEST_CASE(
    "flows that ask together take the same steps as each alone, in the order of their starts") {
    std::vector<VectorXd> starts;
    std::vector<FlowLimits> limits;
    for (Eigen::Index k = 0; k < 7; ++k) {
        starts.push_back((even + 0.1 * VectorXd::Unit(50, 5 * k)).normalized());
        limits.push_back({.accuracy = 1e-2,
                          .rate = std::pow(10.0, -static_cast<double>(k)),
                          .max_evaluations = 20000});
    }
    const auto together = physics::follow_flows<double>(each(stiff()), starts, limits, 3);
    for (std::size_t k = 0; k < starts.size(); ++k) {
        const FlowEnd alone = follow_flow(stiff(), starts[k], limits[k]);
        CHECK(together[k].point.y == alone.point.y);
        CHECK(together[k].evaluations == alone.evaluations);
    }
}

TEST_CASE("in single precision a flow takes the same path, until its rate is rounding") {
    const auto f = stiff();
    const auto rounded = [&](std::span<physics::FlowPoint<float>* const> points) {
        for (physics::FlowPoint<float>* point : points) {
            FlowPoint exact{point->y.cast<double>(), {}, 0};
            f(exact);
            point->rate = exact.rate.cast<float>();
            point->potential = exact.potential;
        }
    };
    const FlowLimits limits{.accuracy = 1e-2, .rate = 1e-9, .max_evaluations = 20000};
    const auto end = physics::follow_flows<float>(rounded, {even.cast<float>()}, {limits}, 1);
    CHECK(end.front().at_rest);
    CHECK(end.front().point.rate.norm() < 2e-6F * 4000);
    CHECK((end.front().point.y.cast<double>() - follow_flow(f, even, limits).point.y).norm() <
          2e-2); // the rate that is left over twice the gap of 0.17
}

TEST_CASE("evaluations that run out are reported, not hidden") {
    const auto end =
        follow_flow(stiff(), even, {.accuracy = 1e-2, .rate = 1e-12, .max_evaluations = 100});
    CHECK_FALSE(end.at_rest);
    CHECK(end.evaluations >= 100);
}

TEST_CASE("a start off the sphere or outside the domain is refused") {
    const FlowLimits limits{.accuracy = 1e-2, .rate = 1e-6, .max_evaluations = 100};
    CHECK_THROWS_WITH_AS(follow_flow(stiff(), 2 * even, limits),
                         "flow starts at norm 2.000000, expected 1", std::invalid_argument);
    const auto nowhere = [](FlowPoint& at) {
        at.rate = at.y;
        at.potential = std::numeric_limits<double>::infinity();
    };
    CHECK_THROWS_AS(follow_flow(nowhere, even, limits), std::invalid_argument);
}
