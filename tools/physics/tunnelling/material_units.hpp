#pragma once

namespace physics {

/// A real material that the model stands for.
struct Material {
    double mass;              ///< m of a particle                              [kg]
    double spacing;           ///< a = (V/N)^(1/3)                              [m]
    double debye_temperature; ///< hbar omega_D/k_B at the reference T_p        [K]
};

/// The reduced units in SI, and hbar in reduced units, where it is not 1.
struct MaterialUnits {
    double length; ///< l [m]
    double time;   ///< t [s]
    double energy; ///< e = m l^2/t^2 [J]
    double hbar;   ///< hbar t/(m l^2) [e t]
    double kelvin; ///< e/k_B [K]

    bool operator==(const MaterialUnits&) const = default;
};

/// l from a of the material, t from its Debye temperature: one scale for all T_p, as the material is
/// one.  In these units hbar omega_D = k_B T_D.  [Ji] "Numerical estimation"
/// @param density          N/V                       [l^-3]
/// @param debye_frequency  at the reference T_p      [1/t]
/// @throws std::invalid_argument  unless all are more than 0
MaterialUnits material_units(const Material& material, double density, double debye_frequency);

} // namespace physics
