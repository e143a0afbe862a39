#pragma once

#include "physics/elasticity.hpp"
#include "physics/ensemble.hpp"

namespace physics {

/// Mean G and mean K of the drawn glasses (pressure left at zero: it enters no frequency).
/// @throws std::invalid_argument  if the draw is empty
Moduli mean_moduli(const Ensemble& ensemble, const Draw& draw);

/// omega_D(T_p): one number per parent temperature, from mean G and mean K.  A frequency per glass
/// would only show the scatter of G.  [1/t]  [Ji] SI
double debye_frequency(const Ensemble& ensemble, const Draw& draw);

/// x_1 = 2 pi c_t/(L omega_D), from mean G and mean K.
double first_plane_wave(const Ensemble& ensemble, const Draw& draw);

/// hbar omega_D(T_p)/k_B, with the value at the reference parent temperature given.  [K]  [Ji] SI
double debye_temperature(double frequency, double reference_frequency,
                         double reference_temperature);

/// omega_D in SI units from hbar omega_D/k_B.  [rad/s]
double angular_frequency(double debye_temperature);

} // namespace physics
