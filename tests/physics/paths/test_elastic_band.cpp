#include "physics/paths/elastic_band.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

using namespace physics;
using Eigen::Index;
using Eigen::Matrix3Xd;
using Eigen::Vector3d;

namespace {

/// K. Mueller, L. D. Brown, Theor. Chim. Acta 53, 75 (1979), and a bowl in z.
double mueller_brown(Index, const Matrix3Xd& at, Matrix3Xd& force) {
    constexpr std::array<double, 4> height{-200, -100, -170, 15}, a{-1, -1, -6.5, 0.7},
        b{0, 0, 11, 0.6}, c{-10, -10, -6.5, 0.7}, x0{1, 0, -0.5, -1}, y0{0, 0.5, 1.5, 1};
    const double x = at(0), y = at(1), z = at(2);
    double energy = 50 * z * z;
    force = Vector3d(0, 0, -100 * z);
    for (std::size_t k = 0; k < 4; ++k) {
        const double dx = x - x0[k], dy = y - y0[k];
        const double v = height[k] * std::exp(a[k] * dx * dx + b[k] * dx * dy + c[k] * dy * dy);
        energy += v;
        force(0) -= v * (2 * a[k] * dx + b[k] * dy);
        force(1) -= v * (b[k] * dx + 2 * c[k] * dy);
    }
    return energy;
}

/// Two minima on a circle of radius 1, at angles of -1 and 1 from the x axis.
double ring(Index, const Matrix3Xd& at, Matrix3Xd& force) {
    const double x = at(0), y = at(1), z = at(2), r = std::hypot(x, y), angle = std::atan2(y, x);
    const double slope = 4 * angle * (angle * angle - 1);
    force = Vector3d(-1000 * (r - 1) * x / r + slope * y / (r * r),
                     -1000 * (r - 1) * y / r - slope * x / (r * r), -100 * z);
    return 500 * (r - 1) * (r - 1) + 50 * z * z + std::pow(angle * angle - 1, 2);
}

const Vector3d reactant(-0.558223635, 1.441725842, 0), between(-0.050010823, 0.466694105, 0),
    product(0.623499405, 0.028037759, 0);

const BandSearch usual{.images = 21,
                       .max_force = 1e-3,
                       .climb_below = 5,
                       .stiffness = 500,
                       .stiffest = 2000,
                       .max_steps = 3000,
                       .look_every = 100,
                       .history = 10,
                       .longest_move = 0.05};

Band band(const Vector3d& from, const Vector3d& to, const BandSearch& search = usual) {
    return elastic_band(from, to, mueller_brown, search);
}

} // namespace

TEST_CASE("both saddles of the surface of Mueller and Brown are climbed") {
    const Band high = band(reactant, between), low = band(between, product);
    CHECK(high.converged);
    CHECK(low.converged);
    CHECK(high.energy[high.top] == doctest::Approx(-40.66484).epsilon(1e-6));
    CHECK(low.energy[low.top] == doctest::Approx(-72.24894).epsilon(1e-6));
}

TEST_CASE("the path from reactant to product goes over both saddles and the minimum between") {
    BandSearch many = usual;
    many.images = 41;
    const Band whole = band(reactant, product, many);
    REQUIRE(whole.converged);
    CHECK(whole.energy[whole.top] == doctest::Approx(-40.66484).epsilon(1e-6));
    std::vector<double> bottoms, tops;
    for (Index k = 1; k + 1 < whole.energy.size(); ++k) {
        if (whole.energy[k] < std::min(whole.energy[k - 1], whole.energy[k + 1]))
            bottoms.push_back(whole.energy[k]);
        if (whole.energy[k] > std::max(whole.energy[k - 1], whole.energy[k + 1]))
            tops.push_back(whole.energy[k]);
    }
    REQUIRE(bottoms.size() == 1);
    REQUIRE(tops.size() == 2);
    CHECK(bottoms[0] == doctest::Approx(-80.76782).epsilon(0.01)); // images lie beside it
    CHECK(tops[1] == doctest::Approx(-72.24894).epsilon(0.01));
}

TEST_CASE("a band is divided at an image in the minimum between, long before it has converged") {
    BandSearch many = usual;
    many.images = 41;
    many.look_every = 10;
    const int whole = elastic_band(reactant, product, mueller_brown, many).steps;
    const auto near = [](const Matrix3Xd& x) { return (x - between).norm() < 0.2; };
    const Band divided = elastic_band(reactant, product, mueller_brown, many, near);
    CHECK_FALSE(divided.converged);
    CHECK(divided.steps < whole / 2);
    CHECK(std::ranges::any_of(divided.images, near));
}

TEST_CASE("a band over one saddle is never divided") {
    const Band found = elastic_band(reactant, between, mueller_brown, usual, [](const Matrix3Xd&) {
        FAIL_CHECK("asked without a minimum between");
        return true;
    });
    CHECK(found.converged);
}

TEST_CASE("forces across the path vanish, and those along it are the slope of the energy") {
    const Band found = band(reactant, between);
    for (Index k = 1; k + 1 < found.energy.size(); ++k) {
        Matrix3Xd force;
        mueller_brown(k, found.images[static_cast<std::size_t>(k)], force);
        CHECK(std::abs(found.slope[k]) == doctest::Approx(force.norm()).epsilon(0.02).scale(1));
    }
    // Hermite's rule for the integral of the slope
    for (Index k = 1; k < found.energy.size(); ++k) {
        const double step = found.arc[k] - found.arc[k - 1];
        CHECK(step * (found.slope[k] + found.slope[k - 1]) / 2 ==
              doctest::Approx(found.energy[k] - found.energy[k - 1]).epsilon(0.1).scale(3));
    }
}

TEST_CASE("a path along a circle has the length of the arc, not of its chords") {
    BandSearch few = usual;
    few.images = 11;
    few.stiffness = 50;
    few.stiffest = 1000;
    few.climb_below = 0.1;
    const Vector3d below(std::cos(1.0), -std::sin(1.0), 0), above(std::cos(1.0), std::sin(1.0), 0);
    const Band found = elastic_band(below, above, ring, few);
    REQUIRE(found.converged);
    CHECK(found.arc[10] == doctest::Approx(2).epsilon(1e-4)); // chords: 1.7e-3 less
    for (Index k = 0; k < 11; ++k) {
        const double angle = found.arc[k] - 1;
        CHECK(found.energy[k] == doctest::Approx(std::pow(angle * angle - 1, 2)).epsilon(1e-3));
        CHECK(found.slope[k] == doctest::Approx(4 * angle * (angle * angle - 1)).epsilon(5e-3));
    }
}

TEST_CASE("a band that may not move far enough says that it did not converge") {
    BandSearch few = usual;
    few.max_steps = 5;
    CHECK_FALSE(band(reactant, between, few).converged);
}

TEST_CASE("two images, or equal ends, make no band") {
    BandSearch two = usual;
    two.images = 2;
    CHECK_THROWS_AS(band(reactant, between, two), std::invalid_argument);
    CHECK_THROWS_AS(band(reactant, reactant), std::invalid_argument);
}
