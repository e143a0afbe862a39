#pragma once

#include "physics/ensemble/two_level_systems.hpp"
#include "physics/tunnelling/constants.hpp"

#include <array>

/// Amorphous silicon as [Ji] takes it, and what [Ji] prints for T_p = 0.80, 0.55, 0.35, 0.30.
namespace silicon {

inline constexpr double kelvin = physics::boltzmann;
inline constexpr physics::Material material{4.8e-26, 2.9e-10, kelvin, 1e-13 * kelvin};
inline constexpr std::array<double, 4> c1{0.5, 0.8, 2.1, 2.5};
inline constexpr std::array<double, 4> debye_temperature{500, 530, 590, 610};

/// How the study reads modes.
inline constexpr physics::ModeReading reading{.window = {0.04, 0.16, 0.10},
                                              .chi_of = physics::ChiOf::each,
                                              .c1 = physics::MedianOver::window,
                                              .softest = 50,
                                              .typical_width = 0.25,
                                              .fewest = {10, 5}};

} // namespace silicon
