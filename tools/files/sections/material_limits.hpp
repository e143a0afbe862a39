#pragma once

namespace files {

// Largest mass, spacing and splitting of real glasses: beyond these the unit is another.  The schema
// of the configuration has them too.
inline constexpr double largest_mass = 1e-20;     ///< [kg]
inline constexpr double largest_spacing = 1e-8;   ///< [m]
inline constexpr double largest_splitting = 1000; ///< [k_B K]

} // namespace files
