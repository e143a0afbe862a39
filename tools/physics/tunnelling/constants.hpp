#pragma once

#include <numbers>

/// Constants of nature, exact by the definition of the SI (CODATA 2018).
namespace physics {

inline constexpr double planck = 6.62607015e-34;                ///< h     [J s]
inline constexpr double hbar = planck / (2 * std::numbers::pi); ///< h/2pi [J s]
inline constexpr double boltzmann = 1.380649e-23;               ///< k_B   [J/K]

} // namespace physics
