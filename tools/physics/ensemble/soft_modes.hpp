#pragma once

#include "physics/ensemble/ensemble.hpp"
#include "physics/ensemble/symmetric_fraction.hpp"
#include "physics/glass/elasticity.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace physics {

/// c_1 is the median of chi over nonlinear modes in the window, over nonlinear modes near omega_0,
/// or over the softest harmonic modes.
enum class MedianOver { window, typical, harmonic };

/// Choices of the analysis, the same at every parent temperature.
struct ModeReading {
    Window window;        ///< of Eq. (10) and of c_1
    ChiOf chi_of;         ///< of symmetric wells
    MedianOver c1;        ///< the modes behind c_1
    std::size_t softest;  ///< number of harmonic modes below x_c behind the harmonic c_1
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
    double below;          ///< number of modes below x_c; may be the mean of a Poisson variable
    std::vector<double> x; ///< omega/omega_D of all
    double complete_below; ///< every mode up to here is in x [omega_D]
    double c1;             ///< median of chi a^2/(m omega_D^2) of the softest; NaN without any
    double softest_below;  ///< the highest of their frequencies [omega_D]; NaN without any
    double chi_ratio;      ///< median of chi/chi_1 over pairs of such a mode and the nonlinear
                           ///< mode that it leads to, each once; NaN for too few pairs
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

/// Classical results for the drawn glasses.
struct SoftModes {
    double glasses, particles; ///< n_s, N
    Moduli moduli;             ///< means
    double debye_frequency;    ///< omega_D(T_p) [1/t]
    HarmonicCount harmonic;
    WindowCount nonlinear;
    double c1; ///< of the window or of harmonic modes; that of typical modes follows with omega_0
};

/// Glasses of an ensemble, and the scales that their modes are measured in.
struct DrawnGlasses {
    const Draw& glasses;
    const Moduli& moduli;    ///< means behind omega_D: of all glasses, or drawn
    double cutoff;           ///< x_c [omega_D]
    double kernel_bandwidth; ///< for t, of the whole ensemble; NaN: no smooth density
};

/// The nonlinear c_1 uses only cubic modes in the window, because chi grows with omega_1 and a
/// start among the phonons may end far above the window.  The harmonic c_1 uses the `softest` modes
/// of the whole ensemble, and as many per glass in a draw of another size.  Modes above x_c are
/// left out: in a small ensemble of stable glasses they would be phonons.
/// [Ji] SI, "Estimation of c_1"
SoftModes soft_modes(const Ensemble& ensemble, const DrawnGlasses& drawn,
                     const ModeReading& reading);

/// Modes near omega_0.
struct TypicalRange {
    double width;       ///< |x - x_0| <= width x_0
    std::size_t fewest; ///< fewest modes for a median
};

/// The self-consistent c_1: the median of chi over modes with |x - x_0| <= width x_0, where
/// x_0 = omega_0/omega_D follows from this c_1.  x_0 grows only with the cube root of c_1, so the
/// iteration goes half of the way in each step.  A median jumps, so there may be several solutions;
/// the first is taken.  Modes are denser above x_0 than below, so c_1 is a few per cent too high if
/// chi grows with x.  NaN if fewer than `fewest` modes are near x_0 in any step.
/// @param first   c_1 to begin with, NaN if there is none
/// @param x0_of   Eq. (12); NaN where nothing tunnels
double typical_c1(std::span<const SpectralChi> modes, TypicalRange range, double first,
                  const std::function<double(double c1)>& x0_of);

/// D(omega_0) omega_D from the number of harmonic modes, plane waves included, with
/// |x - x_0| <= width x_0: the value at x_0 of D ~ omega^4 with this number of modes in that range.
/// NaN for fewer than `fewest` modes, or if not all modes in that range are known.
double counted_density(const SoftModes& modes, double x0, TypicalRange range);

} // namespace physics
