#pragma once

#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/two_level_systems.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <vector>

namespace physics {

/// What turns ensembles into densities of two-level systems.
struct Translation {
    Material material;
    ModeReading reading;
    std::vector<double> cutoff;          ///< x_c of A_4, one per ensemble [omega_D]
    double reference_parent_temperature; ///< where hbar omega_D/k_B is known [e/k_B]
    double reference_debye_temperature;  ///< and its value [K]
    bool scaled_debye;                   ///< omega_D(T_p) in proportion; else the reference for all
    Sampling sampling;
};

/// One parent temperature.
struct TranslatedEnsemble {
    SoftModes modes;
    TwoLevelSystems value;                ///< from all its glasses
    std::vector<TwoLevelSystems> samples; ///< from bootstrap samples of them
    double count_inefficiency; ///< of the number of cubic modes in the window, as in Blocking
};

/// Everything at once: in each sample all ensembles are drawn anew, and A_4, c_1, f, omega_0, C_0,
/// D_L and n_0 follow from the same draw.  omega_D (also that of the reference) is that of the
/// sample's moduli; what soft modes share with the moduli of their own glass is left out.  Glasses
/// are drawn in the independent groups of their number of modes below the cut-off of A_4, cubic
/// modes with them: count_inefficiency tells what these remember.  Where at most few_events modes
/// lie in the strip, or below the cut-off of A_4, that count is drawn from poisson_mean() in its
/// place and divided by the number of all glasses, or of all modes in the window; so is the share
/// of the strip in the narrower window: the rare modes of successive samples are different ones.
/// What does not follow (no cubic mode, so no c_1; or W <= E) is NaN, in the value and in the
/// samples; see two_level_systems().  The kernel's bandwidth is that of all glasses: among repeated
/// values it could not be cross-validated.
/// @throws std::invalid_argument  if an ensemble has less than two glasses, or if none has the
///                                reference parent temperature
std::vector<TranslatedEnsemble> translate(const std::vector<Ensemble>& ensembles,
                                          const Translation& translation);

/// Value and interval of one quantity.
Estimate estimate(const TranslatedEnsemble& ensemble, const Quantity& quantity);

/// Of `ensemble` over `reference`, another of the same translate(): how far a quantity falls.  NaN
/// where the reference is a limit itself.
Estimate relative(const TranslatedEnsemble& ensemble, const TranslatedEnsemble& reference,
                  const Quantity& quantity);

/// True where `estimate` is an upper limit.
bool is_limit(const TranslatedEnsemble& ensemble, const Quantity& quantity);

/// One quantity at every parent temperature.
struct QuantityEstimates {
    Quantity quantity;
    std::vector<Estimate> values;
    std::vector<Estimate> over_first; ///< over that of the first, the hottest, ensemble
};
std::vector<QuantityEstimates> estimates(const std::vector<TranslatedEnsemble>& ensembles);

} // namespace physics
