#include "physics/tunnelling/constants.hpp"
#include "physics/tunnelling/material_units.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace physics;

namespace {

const Material silicon{.mass = 4.8e-26, .spacing = 2.9e-10, .debye_temperature = 530};

} // namespace

TEST_CASE("a quantum of the Debye frequency is the Debye temperature") {
    const MaterialUnits u = material_units(silicon, 0.58, 15.887);
    CHECK(u.hbar * 15.887 * u.kelvin == doctest::Approx(530).scale(0));
}

TEST_CASE("units agree with each other and with the spacing of the material") {
    const MaterialUnits u = material_units(silicon, 0.58, 15.887);
    CHECK(u.length == doctest::Approx(2.9e-10 / 1.1991).epsilon(1e-4).scale(0)); // a = 1.1991 l
    CHECK(u.energy == doctest::Approx(4.8e-26 * u.length * u.length / (u.time * u.time)).scale(0));
    CHECK(u.hbar == doctest::Approx(hbar * u.time / (4.8e-26 * u.length * u.length)).scale(0));
    CHECK(u.kelvin == doctest::Approx(u.energy / boltzmann).scale(0));
}

TEST_CASE("amorphous silicon has e/k_B near 3900 K, and hbar far below 1") {
    const MaterialUnits u = material_units(silicon, 0.58, 15.887);
    CHECK(u.kelvin == doctest::Approx(3879).epsilon(1e-3).scale(0));
    CHECK(u.hbar == doctest::Approx(8.600e-3).epsilon(1e-3).scale(0));
}

TEST_CASE("a material without mass is refused") {
    CHECK_THROWS_AS(material_units({0, 2.9e-10, 530}, 0.58, 15.887), std::invalid_argument);
}
