#pragma once

#include <functional>
#include <span>

namespace physics {

/// A cubic mode as Fig. 4 draws it.
struct SpectralChi {
    double x;   ///< omega_1/omega_D
    double chi; ///< chi_1 a^2/(m omega_D^2)
};

/// The c_1 that agrees with the modes it speaks of: the median of chi over those with
/// |x - x_0| <= width x_0, at the x_0 = omega_0/omega_D that this c_1 leads to.  x_0 grows with the
/// cube root of c_1 only: it is found by going half of the way again and again.  A median jumps; of
/// several solutions it is the one met first.  Modes crowd above x_0, so c_1 is a few per cent high
/// where chi grows with x.  NaN where fewer than five modes are near x_0, there or on the way.
/// @param first   c_1 to begin with, NaN if there is none
/// @param x0_of   Eq. (12); NaN where nothing tunnels
double typical_c1(std::span<const SpectralChi> modes, double width, double first,
                  const std::function<double(double c1)>& x0_of);

/// D(omega_0) omega_D from the number of all harmonic modes, plane waves among them, with
/// |x - x_0| <= width x_0: that of D ~ omega^4 with as many there.  NaN for fewer than ten modes,
/// or where that range is not complete.
/// @param harmonic        omega/omega_D of the drawn glasses
/// @param complete_below  in omega_D
double counted_density(std::span<const double> harmonic, double complete_below, double particles,
                       double glasses, double x0, double width);

} // namespace physics
