#include "physics/glass/certificate.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/glass/small_glass.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

const PairPotential potential(reference::model);
const double density = reference::model.density;

Moduli moduli_of(const Configuration& c, double shift) {
    const auto bonds = find_bonds(c, potential);
    const auto lower = hessian(bonds, c.particles());
    return moduli(bonds, lower, shift, c.volume());
}

/// Pressure of the inherent structure after its box and positions were scaled and it relaxed.
double relaxed_pressure(const Configuration& c, double scale) {
    Model scaled_model = reference::model;
    scaled_model.density /= scale * scale * scale;
    Configuration scaled = c;
    scaled.edge *= scale;
    scaled.positions *= scale;
    return quench(scaled, PairPotential(scaled_model), small::quench_parameters).pressure;
}

} // namespace

TEST_CASE("moduli, pressure and Debye frequency of the reference glass") {
    const Configuration glass = reference::glass();
    const Moduli m = moduli_of(glass, 1e-6);
    CHECK(m.shear == doctest::Approx(reference::value("shear_modulus")).epsilon(1e-8));
    CHECK(m.bulk == doctest::Approx(reference::value("bulk_modulus")).epsilon(1e-8));
    CHECK(m.pressure == doctest::Approx(reference::value("pressure")).epsilon(1e-8));
    const double rho = 1000 / glass.volume();
    CHECK(debye_frequency(m, rho) ==
          doctest::Approx(reference::value("debye_frequency")).epsilon(1e-8));
}

TEST_CASE("the shift of the factor leaves no trace") {
    const Configuration glass = reference::glass();
    const Moduli small_shift = moduli_of(glass, 1e-6), large_shift = moduli_of(glass, 0.3);
    CHECK(large_shift.shear == doctest::Approx(small_shift.shear).epsilon(1e-11));
    CHECK(large_shift.bulk == doctest::Approx(small_shift.bulk).epsilon(1e-11));
}

TEST_CASE("moduli of a glass about to lose its stability") {
    // One bond is given a negative tension, tuned until the lowest eigenvalue is 1e-5 or less, as the
    // error of a factor in single precision: dozens of rounds refine a solution.
    const Configuration glass = reference::glass();
    auto bonds = find_bonds(glass, potential);
    const double tension = bonds[200].g1;
    double stable = 0, unstable = 1000;
    while (unstable - stable > 1e-4) {
        const double middle = (stable + unstable) / 2;
        bonds[200].g1 = tension - middle;
        (is_minimum(hessian(bonds, 1000)) ? stable : unstable) = middle;
    }
    bonds[200].g1 = tension - stable;
    const auto lower = hessian(bonds, 1000);
    const Moduli m = moduli(bonds, lower, 1e-9, glass.volume()),
                 other = moduli(bonds, lower, 1e-7, glass.volume());
    CHECK(m.shear == doctest::Approx(other.shear).epsilon(1e-8));
    CHECK(m.bulk == doctest::Approx(other.bulk).epsilon(1e-8));
    CHECK(m.shear < moduli_of(glass, 1e-6).shear - 0.1);
}

TEST_CASE("a shift as large as the spectrum is reported, not swallowed") {
    CHECK_THROWS_AS(moduli_of(reference::glass(), 1e4), std::runtime_error);
}

TEST_CASE("the bulk modulus is -V dp/dV of the relaxed glass: the difference closes as h^2") {
    const Configuration glass = small::glass(250).configuration;
    const double bulk = moduli_of(glass, 1e-6).bulk;
    const auto error = [&](double h) {
        const double volumes = std::log(std::pow((1 + h) / (1 - h), 3));
        return (relaxed_pressure(glass, 1 - h) - relaxed_pressure(glass, 1 + h)) / volumes - bulk;
    };
    CHECK(std::abs(error(1e-5)) < 1e-5 * bulk);
    CHECK(error(2e-4) / error(1e-4) == doctest::Approx(4).epsilon(0.1));
}

TEST_CASE("with equal speeds c the Debye frequency is c (6 pi^2 rho)^(1/3)") {
    const double pi = std::acos(-1.0);
    const Moduli m{.shear = 2.9, .bulk = -2.9 / 3, .pressure = 0}; // K + 4G/3 = G
    CHECK(transverse_speed(m, density) == doctest::Approx(std::sqrt(5)));
    CHECK(longitudinal_speed(m, density) == doctest::Approx(std::sqrt(5)));
    CHECK(debye_frequency(m, density) ==
          doctest::Approx(std::sqrt(5) * std::cbrt(6 * pi * pi * density)));
    CHECK(first_plane_wave(m, density, 10) == doctest::Approx(2 * pi * std::sqrt(5) / 10));
}
