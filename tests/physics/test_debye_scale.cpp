#include "physics/constants.hpp"
#include "physics/debye_scale.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

Ensemble two_glasses() {
    MeasuredGlass soft{0, -1, 8, 50, 0, {}, {}}, stiff{1, -1, 12, 70, 0, {}, {}};
    return {0.55, 2000, 15.1, 0.58, {soft, stiff}};
}

} // namespace

TEST_CASE("omega_D(T_p) is that of mean G and mean K, not the mean of omega_D") {
    const Ensemble e = two_glasses();
    const double of_means = debye_frequency({10, 60, 0}, 0.58);
    const double mean =
        (debye_frequency({8, 50, 0}, 0.58) + debye_frequency({12, 70, 0}, 0.58)) / 2;
    CHECK(debye_frequency(e, {0, 1}) == doctest::Approx(of_means).epsilon(1e-14));
    CHECK(std::abs(mean / of_means - 1) > 1e-3);
}

TEST_CASE("a glass drawn twice counts twice") {
    CHECK(mean_moduli(two_glasses(), {0, 0, 1}).shear == doctest::Approx(28.0 / 3));
    CHECK_THROWS_AS(mean_moduli(two_glasses(), {}), std::invalid_argument);
}

TEST_CASE("moduli four times larger double omega_D and leave x_1 where it is") {
    Ensemble e = two_glasses();
    const double omega = debye_frequency(e, {0, 1}), x1 = first_plane_wave(e, {0, 1});
    for (MeasuredGlass& glass : e.glasses) {
        glass.shear_modulus *= 4;
        glass.bulk_modulus *= 4;
    }
    CHECK(debye_frequency(e, {0, 1}) == doctest::Approx(2 * omega));
    CHECK(first_plane_wave(e, {0, 1}) == doctest::Approx(x1));
}

TEST_CASE("the first plane wave at N = 2000 lies near 0.113 omega_D, at 8000 near 0.071") {
    Ensemble e = two_glasses();
    e.edge = std::cbrt(2000 / 0.58);
    CHECK(first_plane_wave(e, {0, 1}) == doctest::Approx(0.113).epsilon(0.02));
    e.edge = std::cbrt(8000 / 0.58);
    CHECK(first_plane_wave(e, {0, 1}) == doctest::Approx(0.071).epsilon(0.02));
}

TEST_CASE("the reference keeps its temperature, others follow the ratio of frequencies") {
    CHECK(debye_temperature(17.3, 17.3, 530) == 530);
    CHECK(debye_temperature(1.1 * 17.3, 17.3, 530) == doctest::Approx(583));
    CHECK(hbar * angular_frequency(530) / boltzmann == doctest::Approx(530));
    CHECK(angular_frequency(530) == doctest::Approx(6.939e13).epsilon(1e-3));
}
