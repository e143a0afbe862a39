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
/// |x - x_0| <= width x_0, at the x_0 = omega_0/omega_D that this c_1 leads to.  chi grows with x,
/// and x_0 with the cube root of c_1, so that x_0 is found by going half of the way again and
/// again. NaN where fewer than five modes are near x_0.
/// @param first   c_1 to begin with, NaN if there is none
/// @param x0_of   Eq. (12); NaN where nothing tunnels
double typical_c1(std::span<const SpectralChi> modes, double width, double first,
                  const std::function<double(double c1)>& x0_of);

/// D(omega_0) omega_D by counting: mean over |x - x_0| <= width x_0 of all harmonic modes, plane
/// waves among them.  NaN for fewer than ten modes, or where that range is not complete.
/// @param harmonic        omega/omega_D of the drawn glasses
/// @param complete_below  in omega_D
double counted_density(std::span<const double> harmonic, double complete_below, double particles,
                       double glasses, double x0, double width);

} // namespace physics
