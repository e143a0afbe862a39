#include "physics/model/configuration.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace physics;

namespace {

/// What check() says about the reference glass after `change`.
template <class Change>
std::string verdict(Change change) {
    Configuration c = reference::glass();
    change(c);
    try {
        check(c, reference::model);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("the reference glass is a state of the model") {
    CHECK(verdict([](Configuration&) {}) == "accepted");
}

TEST_CASE("a state that cannot belong to the model is refused in words") {
    CHECK(verdict([](Configuration& c) { c.diameters.conservativeResize(999); }) ==
          "configuration has 999 diameters, expected 1000");
    CHECK(verdict([](Configuration& c) {
              c.positions(2, 500) = std::numeric_limits<double>::quiet_NaN();
          }) == "configuration holds a number that is not finite");
    CHECK(verdict([](Configuration& c) { c.edge = std::numeric_limits<double>::infinity(); }) ==
          "configuration holds a number that is not finite");
    CHECK(
        verdict([](Configuration& c) { c.diameters /= 2; }).ends_with("expected within 1 to 2.22"));
    CHECK(verdict([](Configuration& c) { c.edge *= 1.1; }) == "density is 0.435763, expected 0.58");
    CHECK(verdict([](Configuration& c) {
              c.positions(0, 7) = -1e18;
          }).starts_with("a particle is 1e+18 from the origin, expected at most 1e+06 box edges"));
    CHECK(verdict([](Configuration& c) { c.edge = 6; }) ==
          "box edge is 6, expected more than twice the longest range, 6.216");
    CHECK(verdict([](Configuration& c) {
              c.positions.conservativeResize(3, 1);
              c.diameters.conservativeResize(1);
          }) == "configuration has 1 particles, expected at least 2");
}

TEST_CASE("sizes are those of the model if they differ, and fill about as much") {
    Configuration c = reference::glass();
    CHECK_NOTHROW(check_sizes(c, reference::model));
    c.diameters *= 0.8; // a packing of 0.51
    CHECK_NOTHROW(check_sizes(c, reference::model));
    c.diameters *= 0.97;
    CHECK_THROWS_WITH_AS(check_sizes(c, reference::model),
                         doctest::Contains("packing fraction is 0.434"), std::invalid_argument);
    c.diameters.setConstant(1.5);
    CHECK_THROWS_WITH_AS(check_sizes(c, reference::model),
                         doctest::Contains("all particles have the size 1.5"),
                         std::invalid_argument);
    Model alike = reference::model;
    alike.smallest_size = alike.largest_size = 1.5;
    CHECK_NOTHROW(check_sizes(c, alike));
}

TEST_CASE("sizes in single precision still belong to the model") {
    CHECK(verdict([](Configuration& c) {
              c.diameters = c.diameters.cast<float>().cast<double>();
          }) == "accepted");
}

TEST_CASE("the nearest image lies within half an edge, whole edges away") {
    const Eigen::Vector3d x(12.3, -5.1, 4.9), image = nearest_image(x, 10);
    CHECK(image.isApprox(Eigen::Vector3d(2.3, 4.9, 4.9), 1e-14));
    CHECK(image.cwiseAbs().maxCoeff() <= 5);
}

TEST_CASE("a configuration is the same after a common translation and whole edges, in float too") {
    const Configuration c = reference::glass();
    Configuration moved = c;
    moved.positions.colwise() += Eigen::Vector3d(1, -2, 3);
    moved.positions(1, 7) += c.edge;
    moved.positions = moved.positions.cast<float>().cast<double>().eval();
    CHECK(are_one(c, moved));
    moved.positions(2, 5) += 1e-3;
    CHECK_FALSE(are_one(c, moved));
    Configuration larger = c;
    larger.diameters[3] *= 1.001;
    CHECK_FALSE(are_one(c, larger));
}
