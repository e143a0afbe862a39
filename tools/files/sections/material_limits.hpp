#pragma once

namespace files {

// No atom or molecule is heavier or larger, no splitting that tunnels wider: a larger number is in
// another unit.  The schema of the configuration has them too.
inline constexpr double largest_mass = 1e-20;     ///< [kg]
inline constexpr double largest_spacing = 1e-8;   ///< [m]
inline constexpr double largest_splitting = 1000; ///< [k_B K]

} // namespace files
