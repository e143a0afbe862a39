#pragma once

#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// What to measure of the modes of one parent temperature.  Frequencies in units of omega_D(T_p).
struct SpectrumPlan {
    std::vector<double> bin_edges;
    double fit_cutoff;           ///< x_c of the fit
    double first_plane_wave;     ///< x_1
    std::vector<double> cutoffs; ///< of A_4 against the cut-off
    std::size_t fewest_modes;    ///< of an exponent
    Sampling sampling;
};

/// Where the omega^4 law ends, among the cut-offs.  The counted modes include plane waves, which
/// can only add to those of the law.  NaN where the modes are too few for an exponent.
struct LawEnd {
    double above; ///< highest x_c <= x_1 at which A_4 agrees with the fit at 95 %; 0: at none
    double below; ///< lowest x_c from which on A_4 falls short of it at 95 %; infinite: nowhere
};

/// A quantity proportional to a number of modes.
struct CountedEstimate {
    std::int64_t modes; ///< -1: some glass is not complete so far up, and the estimate is NaN
    Estimate estimate;
};

struct SpectrumEstimate {
    Blocking blocking;                    ///< of the number of modes below the cut-off of the fit
    std::vector<CountedEstimate> density; ///< D(omega) omega_D of each bin
    CountedEstimate prefactor;            ///< A_4 omega_D^5 below the cut-off of the fit
    SpectralExponent exponent;            ///< below the same
    LawEnd end;
    std::vector<CountedEstimate> prefactors; ///< A_4 omega_D^5 below each of the cut-offs
    std::vector<std::size_t> modes_of_glass; ///< below the cut-off of the fit
};

/// Counts and their errors, by a bootstrap.  omega_D is that of the drawn moduli.  Those below
/// cut-offs come from the same samples, over independent groups by the number below the cut-off of
/// the fit, also where plane waves are among them; those in a bin from groups by their own number:
/// plane waves follow the structure, and are remembered longer than soft modes.  A count of at most
/// few_events is drawn from poisson_mean() instead; zero gives an upper limit, but for the bins,
/// where the value stays zero.
/// @throws std::invalid_argument  if some glass is not complete up to the cut-off of the fit
SpectrumEstimate estimate_spectrum(const Ensemble& ensemble, const SpectrumPlan& plan);

/// The fits and Debye's density on one grid of equal ratios from the end of the first bin to that of
/// the last, for drawing.
struct SpectrumCurves {
    std::vector<double> frequency;            ///< omega/omega_D
    std::vector<double> debye;                ///< 3 x^2
    std::vector<std::vector<double>> quartic; ///< A_4 omega_D^5 x^4 of each parent temperature
};
SpectrumCurves spectrum_curves(const std::vector<SpectrumEstimate>& estimates,
                               const std::vector<double>& bin_edges, std::size_t points);

} // namespace physics
