#pragma once

#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// What to measure on the modes of one parent temperature.  Frequencies in units of omega_D(T_p).
struct SpectrumPlan {
    std::vector<double> bin_edges;
    double fit_cutoff;           ///< x_c of the fit
    double first_plane_wave;     ///< x_1
    std::vector<double> cutoffs; ///< of A_4 and exponents
    std::size_t fewest_modes;    ///< fewest for a fit of the exponent
    Sampling sampling;
};

/// The end of the omega^4 law, one of the cut-offs.  Counts include plane waves, which can only
/// raise them above the law.  NaN if the modes are too few for an exponent.
struct LawEnd {
    double above; ///< highest x_c <= x_1 at which A_4 agrees with the fit at 95 %; 0: at none
    double below; ///< lowest x_c from which on A_4 is below the fit at 95 %; infinite: none
};

/// A quantity proportional to a number of modes.
struct CountedEstimate {
    std::int64_t modes; ///< -1: some glass does not list all modes up to here; estimate is NaN
    Estimate estimate;
};

struct SpectrumEstimate {
    Blocking blocking;                    ///< of the number of modes below the cut-off of the fit
    std::vector<CountedEstimate> density; ///< D(omega) omega_D of each bin
    CountedEstimate prefactor;            ///< A_4 omega_D^5 below the cut-off of the fit
    Estimate exponent;                    ///< below the same cut-off
    LawEnd end;
    std::vector<CountedEstimate> prefactors; ///< A_4 omega_D^5 below each of the cut-offs
    std::vector<Estimate> exponents;         ///< below each of the cut-offs
    std::vector<std::size_t> modes_of_glass; ///< below the cut-off of the fit
};

/// Counts and their errors, by a bootstrap with omega_D from the drawn moduli.
///
/// - Counts and exponents below cut-offs come from the same samples, drawn over the independent
///   groups of the number of modes below the cut-off of the fit, even for cut-offs that include
///   plane waves.
/// - The count in a bin comes from samples over the groups of that count: plane waves follow the
///   structure, and decorrelate more slowly than soft modes.
/// - A count of at most few_events is drawn from poisson_mean() instead.  A count of zero gives an
///   upper limit, except in a bin, whose value stays zero.
/// - An exponent of fewer than `fewest_modes` is NaN; samples that have fewer belong to the interval.
/// @throws std::invalid_argument  if some glass is not complete up to the cut-off of the fit
SpectrumEstimate estimate_spectrum(const Ensemble& ensemble, const SpectrumPlan& plan);

} // namespace physics
