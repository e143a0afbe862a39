#pragma once

#include "files/ensemble/catalogue.hpp"
#include "files/yaml/parameters.hpp"
#include "physics/ensemble/estimates.hpp"

#include <cstdint>
#include <vector>

// The sections of the configuration that measure-relaxation, scale-debye, measure-spectrum, assemble-n0 and
// gather-catalogue read.  Every function refuses keys it does not know.

namespace files {

struct RelaxationStage {
    double overlap_distance; ///< of self_overlap()  [l]
};
RelaxationStage read_relaxation_stage(Parameters& parameters);

struct DebyeStage {
    double reference_parent_temperature; ///< [e/k_B]
    double reference_debye_temperature;  ///< [K]
};
DebyeStage read_debye_stage(Parameters& parameters);

struct SpectrumStage {
    std::vector<double> bin_edges; ///< from 0 [omega_D]
    double fit_below;              ///< cut-off of the fit of A_4 [x_1]
    std::vector<double> cutoffs;   ///< of A_4 against the cut-off [omega_D]
    std::size_t fewest_modes;      ///< of an exponent
    physics::Sampling sampling;
};
SpectrumStage read_spectrum_stage(Parameters& parameters);

struct N0Stage {
    /// The reference and the cut-offs, which the Debye and spectrum files hold, are left open.
    physics::Translation translation;
    physics::CountedStarts starts; ///< of the nonlinear modes that count
};
N0Stage read_n0_stage(Parameters& parameters);

Kept read_catalogue_stage(Parameters& parameters);

} // namespace files
