#include "physics/tunnelling/schroedinger.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

using namespace physics;

namespace {

/// `points` of V between -half and half.
template <class Potential>
Line line(double half, Eigen::Index points, double hbar, const Potential& v) {
    const double step = 2 * half / static_cast<double>(points + 1);
    Line made{step, Eigen::VectorXd(points), hbar};
    for (Eigen::Index k = 0; k < points; ++k)
        made.potential[k] = v(-half + step * static_cast<double>(k + 1));
    return made;
}

double harmonic(double s) { return s * s / 2; }

} // namespace

TEST_CASE("levels of the quartic oscillator p^2 + x^4 are those of the literature") {
    // hbar^2/2 = 1; values of F. T. Hioe and E. W. Montroll, J. Math. Phys. 16, 1945 (1975)
    const auto levels = [](Eigen::Index points) {
        return lowest_levels(
            line(5, points, std::numbers::sqrt2, [](double s) { return s * s * s * s; }), 2);
    };
    const Eigen::VectorXd coarse = levels(999), fine = levels(1999);
    const Eigen::VectorXd best = fine + (fine - coarse) / 3;
    CHECK(best[0] == doctest::Approx(1.0603621).epsilon(1e-7).scale(0));
    CHECK(best[1] == doctest::Approx(3.7996730).epsilon(1e-7).scale(0));
}

TEST_CASE("splittings of the double well (s^2 - 1)^2 are those that others found") {
    const auto well = [](double s) { return (s * s - 1) * (s * s - 1); };
    for (const auto& [hbar, splitting] : {std::pair{0.2, 3.42299e-4}, {0.15, 1.3236e-5}}) {
        const auto levels = [&](Eigen::Index points) {
            const Eigen::VectorXd lowest = lowest_levels(line(3, points, hbar, well), 2);
            return lowest[1] - lowest[0];
        };
        const double coarse = levels(999), fine = levels(1999);
        CHECK(fine + (fine - coarse) / 3 == doctest::Approx(splitting).epsilon(2e-5).scale(0));
    }
}

TEST_CASE("the error of a level falls with the square of the step") {
    const auto error = [](Eigen::Index points) {
        return lowest_levels(line(8, points, 1, harmonic), 1)[0] - 0.5;
    };
    CHECK(error(399) / error(799) == doctest::Approx(4).epsilon(0.01).scale(0));
}

TEST_CASE("the ground state of a harmonic well is a Gaussian, down to its far tail") {
    const Line well = line(9, 7999, 1, harmonic);
    const Eigen::VectorXd psi = state(well, lowest_levels(well, 1)[0]);
    CHECK(psi.squaredNorm() * well.step == doctest::Approx(1).epsilon(1e-12).scale(0));
    for (const Eigen::Index k : {3999, 4800, 6200, 7500}) {
        const double s = -9 + well.step * static_cast<double>(k + 1);
        const double exact = std::pow(std::numbers::pi, -0.25) * std::exp(-s * s / 2);
        CHECK(std::abs(psi[k]) == doctest::Approx(exact).epsilon(2e-3).scale(0));
    }
}

TEST_CASE("no current flows between a state and itself") {
    const Line well = line(8, 799, 1, harmonic);
    const Eigen::VectorXd psi = state(well, lowest_levels(well, 1)[0]);
    CHECK(current(well, psi, psi, 400) == 0);
}

TEST_CASE("more levels than points are refused") {
    CHECK_THROWS_AS(lowest_levels(line(1, 3, 1, harmonic), 3), std::invalid_argument);
}
