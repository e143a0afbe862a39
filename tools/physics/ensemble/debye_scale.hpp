#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/glass/elasticity.hpp"

#include <vector>

namespace physics {

/// Mean G, K and p of the drawn glasses.  @throws std::invalid_argument  if the draw is empty
Moduli mean_moduli(const Ensemble& ensemble, const Draw& draw);

/// omega_D(T_p) from mean G and mean K, one number per parent temperature.  omega_D of a single
/// glass would mostly reflect the scatter of its G.  [1/t]  [Ji] SI
double debye_frequency(const Ensemble& ensemble, const Draw& draw);

/// hbar omega_D(T_p)/k_B, scaled from its value at the reference parent temperature.  [K]  [Ji] SI
double debye_temperature(double frequency, double reference_frequency,
                         double reference_temperature);

/// omega_D in SI units from hbar omega_D/k_B.  [rad/s]
double angular_frequency(double debye_temperature);

/// The scales of one parent temperature.
struct DebyeScale {
    double shear_modulus, bulk_modulus, pressure; ///< means [e/l^3]
    double debye_frequency;                       ///< omega_D(T_p) [1/t]
    double first_plane_wave;                      ///< x_1 = 2 pi c_t/(L omega_D)
    double debye_temperature;                     ///< hbar omega_D/k_B [K]
};

/// A scale and its standard errors, by jackknife over independent groups of glasses.  The error of
/// the Debye temperature includes that of omega_D at the reference; at the reference it is zero by
/// definition.
struct MeasuredScale {
    DebyeScale value, error;
    Blocking memory; ///< of the pressure; its groups give the errors
};

/// The scale of each ensemble.
/// @throws std::invalid_argument  if none has the reference parent temperature, or one has less
///                                than two glasses
std::vector<MeasuredScale> scale_debye(const std::vector<Ensemble>& ensembles,
                                       double reference_parent_temperature,
                                       double reference_debye_temperature);

} // namespace physics
