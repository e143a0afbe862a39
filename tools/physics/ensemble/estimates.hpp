#pragma once

#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/two_level_systems.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <vector>

namespace physics {

/// Parameters that turn ensembles into densities of two-level systems.
struct Translation {
    Material material;
    ModeReading reading;
    std::vector<double> cutoff;          ///< x_c of A_4, one per ensemble [omega_D]
    double reference_parent_temperature; ///< where hbar omega_D/k_B is known [e/k_B]
    double reference_debye_temperature;  ///< and its value [K]
    bool scaled_debye; ///< in proportion to omega_D(T_p); else the reference for all
    Sampling sampling;
};

/// One parent temperature.
struct TranslatedEnsemble {
    SoftModes modes;
    TwoLevelSystems value;                ///< from all its glasses
    std::vector<TwoLevelSystems> samples; ///< from bootstrap samples of them
    double count_inefficiency; ///< of the number of cubic modes in the window, see Blocking
};

/// Bootstrap of the whole calculation.  Each sample draws all ensembles anew, and computes A_4,
/// c_1, f, omega_0, C_0, D_L and n_0 from the same draw.
///
/// - omega_D, also that of the reference, follows from the moduli drawn for the sample; the
///   correlation of soft modes with the moduli of their own glass is neglected.
/// - Glasses are drawn in the independent groups of their number of modes below the cut-off of A_4,
///   together with their cubic modes; count_inefficiency is the correlation of these.
/// - A count of at most few_events modes, in the strip or below the cut-off of A_4, is drawn from
///   poisson_mean() instead, and divided by the number of all modes in the window, or of all
///   glasses; likewise, by a Beta variable, the share of the strip in the narrower window, and that
///   of double wells where these or the others are at most few_events.  Such rare modes are
///   independent events.
/// - A quantity that does not exist (c_1 without a cubic mode; omega_0 where W <= E) is NaN, in the
///   value and in the samples; see two_level_systems().
/// - The bandwidth of the kernel is that of all glasses: repeated values forbid cross-validation.
/// @throws std::invalid_argument  if an ensemble has less than two glasses, or if none has the
///                                reference parent temperature
std::vector<TranslatedEnsemble> translate(const std::vector<Ensemble>& ensembles,
                                          const Translation& translation);

/// Value and interval of one quantity.
Estimate estimate(const TranslatedEnsemble& ensemble, const Quantity& quantity);

/// Ratio of a quantity in `ensemble` to its value in `reference`, from the same translate().  NaN
/// if the reference is an upper limit.
Estimate relative(const TranslatedEnsemble& ensemble, const TranslatedEnsemble& reference,
                  const Quantity& quantity);

/// True where `estimate` is an upper limit.
bool is_limit(const TranslatedEnsemble& ensemble, const Quantity& quantity);

/// One quantity at every parent temperature.
struct QuantityEstimates {
    Quantity quantity;
    std::vector<Estimate> values;
    std::vector<Estimate> over_first; ///< ratio to the first, the hottest, ensemble
};
std::vector<QuantityEstimates> estimates(const std::vector<TranslatedEnsemble>& ensembles);

} // namespace physics
