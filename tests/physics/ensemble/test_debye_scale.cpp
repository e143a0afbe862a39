#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/tunnelling/constants.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

Ensemble two_glasses() {
    const MeasuredGlass soft{0, -1, 8, 50, 20}, stiff{1, -1, 12, 70, 24};
    return {0.55, 2000, std::cbrt(2000 / 0.58), 0.58, {soft, stiff}};
}

double x1(const Ensemble& e) { return scale_debye({e}, 0.55, 530)[0].value.first_plane_wave; }

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
    const double omega = debye_frequency(e, {0, 1}), before = x1(e);
    for (MeasuredGlass& glass : e.glasses) {
        glass.shear_modulus *= 4;
        glass.bulk_modulus *= 4;
    }
    CHECK(debye_frequency(e, {0, 1}) == doctest::Approx(2 * omega));
    CHECK(x1(e) == doctest::Approx(before));
}

TEST_CASE("the first plane wave lies near 0.113 omega_D at N = 2000, near 0.071 at 8000") {
    Ensemble e = two_glasses();
    CHECK(x1(e) == doctest::Approx(0.113).epsilon(0.02));
    e.edge = std::cbrt(8000 / 0.58);
    CHECK(x1(e) == doctest::Approx(0.071).epsilon(0.02));
}

TEST_CASE("errors are those of means; the Debye temperature carries the reference's as well") {
    const auto reference = synthetic::make({.glasses = 50, .scatter = 0.1}, 1);
    const auto cold =
        synthetic::make({.parent_temperature = 0.3, .glasses = 100, .scatter = 0.1}, 2);
    const auto scales = scale_debye({reference, cold}, 0.55, 530);
    CHECK(scales[0].value.debye_temperature == 530);
    CHECK(scales[0].error.debye_temperature == 0);
    CHECK(scales[0].error.shear_modulus / scales[0].value.shear_modulus ==
          doctest::Approx(0.1 / std::sqrt(50.0)).epsilon(0.25));
    const auto share = [](const MeasuredScale& s) {
        return s.error.debye_frequency / s.value.debye_frequency;
    };
    // omega_D follows c_t, and so nearly sqrt(G)
    CHECK(share(scales[1]) == doctest::Approx(0.05 / std::sqrt(100.0)).epsilon(0.3));
    CHECK(scales[1].error.debye_temperature / scales[1].value.debye_temperature ==
          doctest::Approx(std::hypot(share(scales[0]), share(scales[1]))));
    CHECK_THROWS_AS(scale_debye({cold}, 0.55, 530), std::invalid_argument);
}

TEST_CASE("the reference keeps its temperature, others follow the ratio of frequencies") {
    CHECK(debye_temperature(17.3, 17.3, 530) == 530);
    CHECK(debye_temperature(1.1 * 17.3, 17.3, 530) == doctest::Approx(583));
    CHECK(hbar * angular_frequency(530) / boltzmann == doctest::Approx(530));
    CHECK(angular_frequency(530) == doctest::Approx(6.939e13).epsilon(1e-3));
}
