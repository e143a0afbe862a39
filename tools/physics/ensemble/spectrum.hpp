#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/statistics/blocking.hpp"

#include <vector>

namespace physics {

/// Harmonic frequencies of the drawn glasses, in units of omega_D, not sorted.
/// @param debye_frequency  omega_D(T_p) [1/t]
std::vector<double> frequencies(const Ensemble& ensemble, const Draw& draw, double debye_frequency);

/// Number of harmonic modes of a glass below `frequency` [1/t].
std::size_t modes_below(const MeasuredGlass& glass, double frequency);

/// Number of harmonic modes of the drawn glasses with low <= omega/omega_D < high.
std::size_t count_modes(const Ensemble& ensemble, const Draw& draw, double debye_frequency,
                        double low, double high);

/// The number of modes of a glass with low <= omega/omega_D < high.
Observable mode_count(double debye_frequency, double low, double high);

/// Lowest frequency up to which the modes of every glass were searched for.  [1/t]
double complete_below(const Ensemble& ensemble);

/// D(omega) omega_D = n/(3N n_s dx): mean over a bin of width dx in omega/omega_D.  [Ji] SI
double mode_density(double modes, double particles, double glasses, double width);

/// A_4 omega_D^5 = 5n/(3N n_s x_c^5), for n modes below x_c.  [Ji] SI, "Extract A_4"
double quartic_prefactor(double modes, double particles, double glasses, double cutoff);

/// D(omega) omega_D = A_4 omega_D^5 x^4, and Debye's 3 x^2.
double quartic_density(double prefactor, double x);
double debye_density(double x);

} // namespace physics
