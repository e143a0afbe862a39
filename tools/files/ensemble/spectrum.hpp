#pragma once

#include "files/ensemble/ensembles.hpp"
#include "physics/ensemble/spectrum_estimate.hpp"

namespace files {

/// Density of harmonic modes, A_4 and exponent of every parent temperature.
struct Spectrum {
    std::vector<physics::SpectrumPlan> plans;         ///< one per parent temperature
    std::vector<physics::SpectrumEstimate> estimates; ///< likewise
};

/// @pre  the plans agree but for the cut-off of the fit
void write_spectrum(Output& file, const Ensembles& ensembles, const Spectrum& spectrum);

/// Cut-off of the fit at each of the parent temperatures [omega_D].
/// @throws files::Error  if the file has other parent temperatures
std::vector<double> read_fit_cutoffs(const Input& file, const Ensembles& ensembles);

} // namespace files
