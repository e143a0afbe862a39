#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/ensemble/symmetric_fraction.hpp"
#include "physics/glass/elasticity.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace physics {

/// The modes that c_1 is the median of: nonlinear ones in the window; nonlinear ones near omega_0;
/// the softest harmonic ones.
enum class MedianOver { window, typical, harmonic };

/// How modes are read at every parent temperature.
struct ModeReading {
    Window window;        ///< of Eq. (10) and of c_1
    ChiOf chi_of;         ///< of symmetric wells
    MedianOver c1;        ///< what c_1 is taken from
    std::size_t softest;  ///< harmonic modes below x_c that the harmonic c_1 is the median of
    double typical_width; ///< modes within this share of omega_0 are typical
    FewestModes fewest;
};

/// A nonlinear mode of Fig. 4.
struct SpectralChi {
    double x;   ///< omega_1/omega_D
    double chi; ///< chi_1 a^2/(m omega_D^2)
};

/// Harmonic modes of a draw.
struct HarmonicCount {
    double cutoff;         ///< x_c below which modes count as quasi-localised [omega_D]
    double below;          ///< modes below x_c; may be the mean of a Poisson variable
    std::vector<double> x; ///< omega/omega_D of all
    double complete_below; ///< every mode up to here is in x [omega_D]
    double c1;             ///< median of chi a^2/(m omega_D^2) of the softest; NaN without any
    double softest_below;  ///< the stiffest of these [omega_D]; NaN without any
    double chi_ratio;      ///< median of chi/chi_1: those softest modes and the nonlinear modes
                           ///< they lead to, each once; NaN for too few pairs
};

/// Nonlinear modes of a draw inside the window.  Counts may be means of Poisson variables.
struct WindowCount {
    double all, strip;                   ///< N_window, N_strip
    double double_wells;                 ///< above the spinodal
    double narrow, narrow_strip;         ///< N_window, N_strip of the narrower window
    double narrow_share;                 ///< narrow_strip/strip; NaN for an empty strip
    double c1;                           ///< median of chi_1 a^2/(m omega_D^2); NaN without any
    double f_kernel, f_tail;             ///< NaN where undefined
    std::vector<SpectralChi> modes = {}; ///< empty unless c_1 is that of typical modes
};

/// What the drawn glasses say, before any quantum mechanics.
struct SoftModes {
    double glasses, particles; ///< n_s, N
    Moduli moduli;             ///< means
    double debye_frequency;    ///< omega_D(T_p) [1/t]
    HarmonicCount harmonic;
    WindowCount nonlinear;
    double c1; ///< of the window or of harmonic modes; that of typical modes follows with omega_0
};

/// Glasses of an ensemble, and what they are read with.
struct DrawnGlasses {
    const Draw& glasses;
    const Moduli& moduli;    ///< means that omega_D follows from: those of all glasses, or a draw
    double cutoff;           ///< x_c [omega_D]
    double kernel_bandwidth; ///< for t, of the whole ensemble; NaN: no smooth density
};

/// c_1 of the window: over the cubic modes in the window, because chi grows with omega_1 and a
/// start among the phonons may end far above it.  c_1 of harmonic modes: over the `softest` of the
/// whole ensemble, and as many per glass of a draw of another size.  Modes above x_c are left out:
/// in a small ensemble of stable glasses the softest modes would be phonons.
/// [Ji] SI, "Estimation of c_1"
SoftModes soft_modes(const Ensemble& ensemble, const DrawnGlasses& drawn,
                     const ModeReading& reading);

/// Modes near omega_0.
struct TypicalRange {
    double width;       ///< |x - x_0| <= width x_0
    std::size_t fewest; ///< fewer modes say nothing
};

/// The c_1 that agrees with the modes it speaks of: the median of chi over those with
/// |x - x_0| <= width x_0, at the x_0 = omega_0/omega_D that this c_1 leads to.  x_0 grows with the
/// cube root of c_1 only: it is found by going half of the way again and again.  A median jumps; of
/// several solutions it is the one met first.  Modes crowd above x_0, so c_1 is a few per cent high
/// where chi grows with x.  NaN where fewer than `fewest` modes are near x_0, there or on the way.
/// @param first   c_1 to begin with, NaN if there is none
/// @param x0_of   Eq. (12); NaN where nothing tunnels
double typical_c1(std::span<const SpectralChi> modes, TypicalRange range, double first,
                  const std::function<double(double c1)>& x0_of);

/// D(omega_0) omega_D from the number of all harmonic modes, plane waves among them, with
/// |x - x_0| <= width x_0: that of D ~ omega^4 with as many there.  NaN for fewer than `fewest`
/// modes, or where that range is not complete.
double counted_density(const SoftModes& modes, double x0, TypicalRange range);

} // namespace physics
