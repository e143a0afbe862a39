#pragma once

#include "physics/statistics/blocking.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace physics {

/// A harmonic mode; a cubic one.  Reduced units: frequencies [1/t], kappa [e/l^3], chi [e/l^4].
struct HarmonicMode {
    double frequency;
    double chi;
};
struct CubicMode {
    double frequency;
    double kappa; ///< >= 0
    double chi;
    double start_frequency = 0; ///< frequency of the harmonic mode that it started from
};

/// Results of earlier stages for one glass; its modes are added later.
struct MeasuredGlass {
    std::int64_t id;
    std::int64_t chain;                      ///< -1: unknown
    double shear_modulus, bulk_modulus;      ///< G, K [e/l^3]
    double pressure;                         ///< [e/l^3]
    std::int64_t sweep = -1;                 ///< of the chain when it was sampled; -1: unknown
    double complete_below = 0;               ///< harmonic modes below this were searched for [1/t]
    bool counted = false;                    ///< inertia proves that all of them are listed
    std::vector<HarmonicMode> harmonic = {}; ///< ascending in frequency
    std::vector<CubicMode> cubic = {};       ///< each once
    std::vector<CubicMode> duplicates = {};  ///< the same modes, reached from other starts
    std::size_t rejected_starts = 0;         ///< that did not converge
};

/// The glasses of one parent temperature, all of one N.
struct Ensemble {
    double parent_temperature; ///< [e/k_B]
    double particles;          ///< N
    double edge;               ///< L [l]
    double density;            ///< N/V [l^-3]
    std::vector<MeasuredGlass> glasses;
};

/// Number of glasses whose harmonic modes are proved to be complete.
std::int64_t counted_glasses(const Ensemble& ensemble);

/// Every glass once.
Draw every_glass(const Ensemble& ensemble);

/// A number that each glass has.
using Observable = std::function<double(const MeasuredGlass&)>;

/// Pressure at rest.  It follows the structure and decorrelates no sooner than the moduli, but
/// scatters less from glass to glass.
inline double pressure_at_rest(const MeasuredGlass& glass) { return glass.pressure; }

/// blocking() of the values of the observable.
Blocking blocking(const Ensemble& ensemble, const Observable& observable);

/// Cubic modes count if they start below both limits.
struct CountedStarts {
    double below_plane_wave; ///< [first plane wave of the glass]
    double below_debye;      ///< [omega_D of the parent temperature]
    bool each;               ///< true: a mode counts for each start that reached it; false: once
};
void keep(const CountedStarts& starts, std::vector<Ensemble>& ensembles);

/// Index of the ensemble at same_temperature().  @throws std::invalid_argument  if there is none
std::size_t find_parent(const std::vector<Ensemble>& ensembles, double parent_temperature);

} // namespace physics
