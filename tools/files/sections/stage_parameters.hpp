#pragma once

#include "files/yaml/parameters.hpp"
#include "physics/glass/quench.hpp"
#include "physics/modes/harmonic_modes.hpp"
#include "physics/modes/nonlinear_modes.hpp"

// The section of the configuration that each stage reads.  Every function refuses keys it does not
// know.

namespace files {

struct QuenchStage {
    physics::QuenchParameters quench;
    double at_rest;           ///< largest force component of a start that counts as at rest [e/l]
    double rejected_fraction; ///< of the glasses of a file; more and the stage fails
};
QuenchStage read_quench_stage(Parameters& parameters);

struct ElasticityStage {
    double shift; ///< of the factor of H [e/l^2]
};
ElasticityStage read_elasticity_stage(Parameters& parameters);

struct ModesStage {
    double highest_frequency;   ///< [omega_D of the glass]
    double keep_fields_below;   ///< [first plane wave of the glass]
    double shift;               ///< of the factor of H [e/l^2]
    double residual;            ///< largest |H z - lambda z|/lambda tolerated
    std::int64_t inertia_every; ///< glasses whose id is a multiple are counted by inertia; 0: none
    physics::ModeSolver solver;
};
ModesStage read_modes_stage(Parameters& parameters);

struct NonlinearModesStage {
    double start_below; ///< [first plane wave of the glass]
    physics::NonlinearSearch search;
    double shift;                ///< of the factor of H [e/l^2]
    double unconverged_fraction; ///< of the starts of a file; more and the stage fails
};
NonlinearModesStage read_nonlinear_modes_stage(Parameters& parameters);

} // namespace files
