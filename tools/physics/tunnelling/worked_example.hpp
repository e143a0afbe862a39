#pragma once

namespace physics {

/// The energies with which [Ji] illustrates Eqs. (3) to (7).
struct WorkedExample {
    double e;               ///< E [J]
    double smallest;        ///< Delta_min [J]
    double w_over_e;        ///< W/E below Eq. (5) and in notes 42 and 43
    double w;               ///< W of note 44 [J]
    double large_splitting; ///< the larger E of note 44 [J]
};

/// What follows from the equations alone: no glass enters.
struct ExampleNumbers {
    double top_share;       ///< of Delta_0 in [E/10, E], of the integral of Eq. (4); below Eq. (5)
    double top_over_lowest; ///< that part over the one in [Delta_min, 10 Delta_min]; ibid.
    double frequency_range; ///< omega at Delta_min over omega at Delta_0 = E, Eq. (3); note 42
    double frozen_excess;   ///< Eq. (7) over Eq. (4) integrated; note 43
    double growth;          ///< n_0 at the larger E over n_0 at E, Eq. (7); note 44
    double growth_integrated; ///< the same with Eq. (4) integrated
};

/// With P(omega, kappa_c) ~ omega^3.
/// @throws std::invalid_argument  unless W > E > 10 Delta_min for each E
ExampleNumbers example_numbers(const WorkedExample& example);

} // namespace physics
