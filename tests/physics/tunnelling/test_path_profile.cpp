#include "physics/tunnelling/path_profile.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace physics;

namespace {

/// (s^2 - 1)^2 between its minima, its path beginning at arc length 0.
PathProfile double_well(Eigen::Index images) {
    PathProfile p{Eigen::VectorXd::LinSpaced(images, 0, 2), {}, {}};
    const Eigen::ArrayXd s = p.arc.array() - 1;
    p.energy = (s * s - 1).square();
    p.slope = 4 * s * (s * s - 1);
    return p;
}

} // namespace

TEST_CASE("a cubic is reproduced between any two images") {
    const auto cubic = [](double s) { return s * s * (1.5 - s); };
    PathProfile p{Eigen::Vector3d(0, 0.7, 1.1), {}, {}};
    p.energy = p.arc.unaryExpr(cubic);
    p.slope = p.arc.unaryExpr([](double s) { return s * (3 - 3 * s); });
    for (const double s : {0.1, 0.3, 0.69, 0.8, 1.05})
        CHECK(energy(p, s) == doctest::Approx(cubic(s)).epsilon(1e-14).scale(0));
}

TEST_CASE("the error falls with the fourth power of the distance of the images") {
    const auto error = [](Eigen::Index images) {
        const PathProfile p = double_well(images);
        double worst = 0;
        for (const double s : Eigen::VectorXd::LinSpaced(1001, 0, 2))
            worst = std::max(worst, std::abs(energy(p, s) - std::pow((s - 1) * (s - 1) - 1, 2)));
        return worst;
    };
    CHECK(error(11) / error(21) == doctest::Approx(16).epsilon(0.1).scale(0));
}

TEST_CASE("behind the minima V goes on with its third derivative, and joins without a kink") {
    const PathProfile p = double_well(21);
    CHECK(first_curvature(p) == doctest::Approx(8).epsilon(0.01).scale(0));
    CHECK(last_curvature(p) == doctest::Approx(8).epsilon(0.01).scale(0));
    const double exact = std::pow(1.3 * 1.3 - 1, 2); // at 0.3 behind a minimum; harmonic is 0.36
    CHECK(energy(p, -0.3) == doctest::Approx(exact).epsilon(0.05).scale(0));
    CHECK(energy(p, 2.3) == doctest::Approx(exact).epsilon(0.05).scale(0));
    CHECK(energy(p, -1e-9) == doctest::Approx(energy(p, 1e-9)).epsilon(1e-6).scale(0));
}

TEST_CASE("behind a minimum that grows softer outwards V is harmonic") {
    PathProfile p = double_well(21);
    p.energy[1] = 1.2 * p.energy[1]; // which raises the third derivative of the first piece
    p.slope[1] *= 1.4;
    const double curvature = first_curvature(p);
    CHECK(energy(p, -0.3) == doctest::Approx(0.045 * curvature).scale(0));
}

TEST_CASE("the top is found between two images") {
    const PathProfile p = double_well(10); // no image at the top
    CHECK(top(p).arc == doctest::Approx(1).epsilon(1e-9).scale(0));
    CHECK(top(p).energy == doctest::Approx(1).epsilon(1e-3).scale(0));
}

TEST_CASE("paths that are none are refused") {
    PathProfile p = double_well(11);
    p.arc[4] = p.arc[5];
    CHECK_THROWS_AS(check(p), std::invalid_argument);
    CHECK_THROWS_AS(check(double_well(2)), std::invalid_argument);
    p = double_well(11);
    p.energy *= -1, p.slope *= -1;
    CHECK_THROWS_AS(check(p), std::invalid_argument);
    p = double_well(11);
    p.slope.conservativeResize(10);
    CHECK_THROWS_AS(check(p), std::invalid_argument);
}
