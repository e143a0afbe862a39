#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/ensemble/symmetric_fraction.hpp"
#include "physics/ensemble/typical_modes.hpp"
#include "physics/glass/elasticity.hpp"

#include <cstddef>

namespace physics {

/// A mode in the units of Figs. 2 and 4.
struct ScaledMode {
    double x;   ///< omega/omega_D
    double y;   ///< kappa/(sqrt(chi) omega_D); NaN where chi <= 0
    double chi; ///< [m omega_D^2/a^2]
};
ScaledMode scaled(const CubicMode& mode, double debye_frequency, double density);

/// The modes that c_1 is the median of: nonlinear ones in the window; nonlinear ones near omega_0;
/// the softest harmonic ones.
enum class MedianOver { window, typical, harmonic };

/// How the modes of a draw are read.
struct Reading {
    double cutoff;       ///< x_c below which modes are counted for A_4, in omega_D
    std::size_t softest; ///< harmonic modes below x_c that c1_harmonic is the median of
    MedianOver c1;
    Window window;           ///< of Eq. (10) and of c_1
    ChiOf chi_of;            ///< of symmetric wells
    double typical_width;    ///< modes within this share of omega_0 are typical
    double kernel_bandwidth; ///< for t, of the whole ensemble; NaN: no smooth density
};

/// What the drawn glasses say, before any quantum mechanics.
struct SoftModes {
    double glasses;                     ///< n_s
    double particles;                   ///< N
    double shear_modulus, bulk_modulus; ///< means [e/l^3]
    double debye_frequency;             ///< omega_D(T_p) [1/t]
    double cutoff;                      ///< x_c
    double complete_below;              ///< every harmonic mode is in `harmonic` [omega_D]
    std::vector<double> harmonic;       ///< omega/omega_D
    std::vector<SpectralChi> cubic;     ///< of the modes in the window; empty unless c_1 is typical
    double modes;                       ///< below x_c; may be the mean of a Poisson variable
    double c1, c1_harmonic; ///< medians of chi a^2/(m omega_D^2); NaN without any mode; c1 of a
                            ///< typical mode follows with omega_0, and is of the window here
    double chi_ratio;     ///< median of chi/chi_1: those softest harmonic modes and the cubic modes
                          ///< they lead to, each once; NaN for fewer than five pairs
    double softest_below; ///< stiffest mode in c1_harmonic [omega_D]; NaN without any
    Window window;
    double typical_width;
    double strip, count;               ///< N_strip (or the mean of a Poisson variable), N_window
    double double_wells;               ///< above the spinodal (or the mean of a Poisson variable)
    double narrow_strip, narrow_count; ///< N_strip, N_window of the narrower window
    double narrow_share;               ///< narrow_strip/strip; NaN for an empty strip
    double f_kernel, f_tail;           ///< NaN where undefined
};

/// c_1 of the window: over the cubic modes in the window, because chi grows with omega_1 and a
/// start among the phonons may end far above it.  c1_harmonic: over the `softest` harmonic modes of
/// the whole ensemble, and as many per glass of a draw of another size.  Modes above x_c are left
/// out: in a small ensemble of stable glasses the softest modes would be phonons. [Ji] SI,
/// "Estimation of c_1"
/// @param moduli  means that omega_D follows from: those of all glasses, or a draw of them
SoftModes soft_modes(const Ensemble& ensemble, const Draw& draw, const Moduli& moduli,
                     const Reading& reading);

} // namespace physics
