#pragma once

#include "physics/ensemble/ensemble.hpp"

#include <cstddef>
#include <vector>

namespace physics {

/// The range of omega_1/omega_D over which Eq. (10) is averaged.
struct Window {
    double low, high;
    double narrow_high; ///< upper end of a narrower window, at most high, as a test of f
};

/// Fewest modes for a result; with fewer it is NaN.
struct FewestModes {
    std::size_t for_density; ///< smooth densities and D(omega_0)
    std::size_t for_median;  ///< medians near omega_0, and of pairs of modes
};

/// The chi that decides whether a mode is a symmetric well, kappa^2 = 3 m omega^2 chi: the mode's
/// own, or the median of all modes in the window.  The model has one chi for all modes; [Ji] has
/// chi_1 in the text on Fig. 2, chi below the figure.
enum class ChiOf { each, median };

/// low <= omega_1/omega_D <= high.
bool is_inside(const CubicMode& mode, double debye_frequency, Window window);

/// Cubic modes of the drawn glasses with omega_1/omega_D inside the window.
std::vector<CubicMode> modes_inside(const Ensemble& ensemble, const Draw& draw,
                                    double debye_frequency, Window window);

/// Counts of these modes.
struct WindowModes {
    std::size_t count;                      ///< N_window
    std::size_t strip;                      ///< N_strip: between the spinodal and symmetric wells
    std::size_t narrow_count, narrow_strip; ///< the same in the narrower window
    std::size_t double_wells;               ///< at the spinodal or beyond: a second minimum
    std::vector<double> chi;                ///< [N_window] [e/l^4]
    std::vector<double> t; ///< kappa_1/(sqrt(chi) omega_1), where that chi is positive
};

/// If the chi of a mode, chosen by chi_of, is not positive, Eq. (1) gives it no second well: the
/// mode counts in the window, has no t, and is never in the strip.
/// @param debye_frequency  omega_D(T_p) [1/t]
WindowModes window_modes(const Ensemble& ensemble, const Draw& draw, double debye_frequency,
                         Window window, ChiOf chi_of);

/// f(omega_0) = sqrt(3)/(sqrt(3) - sqrt(8/3)) (x_0/x_middle) N_strip/N_window: the density of modes
/// is averaged over the area of the strip in the (omega, kappa) plane, as [Ji] says.  [Ji] Eq. (10)
/// @param strip  may be the mean of a Poisson variable     @param x0  omega_0/omega_D
double fraction_by_area(double strip, double count, Window window, double x0);

/// f with the density averaged in t = kappa/(sqrt(chi) omega) instead: equal to f if the density of
/// t does not depend on omega.
double fraction_scaled(double strip, double count);

/// f by area in the narrower window over f in the window; x_0 and the width of the strip cancel.
/// @param strip_share  share of the modes in the strip that lie in the narrower window
double narrowing(double strip_share, double count, Window window, double narrow_count);

/// f = sqrt(3) p(sqrt(3)), with p the density of t over all modes in the window.
/// @param bandwidth  of the kernel; NaN: no smooth density
double fraction_by_kernel(const WindowModes& modes, double bandwidth);
/// f = sqrt(3) p(sqrt(3)) from the tail beyond the median of t; NaN for too few modes, or if
/// sqrt(3) does not exceed the median.
double fraction_by_tail(const WindowModes& modes, std::size_t fewest);

/// Cross-validated bandwidth of t; NaN for too few modes, or if none reaches the spinodal: beyond
/// all modes the density would only reflect the shape of the kernel.
double bandwidth(const WindowModes& modes, std::size_t fewest);

/// m omega_D^2/a^2, the unit of chi in which c_1 is given, in reduced units.  [e/l^4]
double chi_unit(double debye_frequency, double density);

/// A mode in the units of Figs. 2 and 4.
struct ScaledMode {
    double x;   ///< omega/omega_D
    double y;   ///< kappa/(sqrt(chi) omega_D); NaN where chi <= 0
    double chi; ///< [m omega_D^2/a^2]
};
ScaledMode scaled(const CubicMode& mode, double debye_frequency, double density);

} // namespace physics
