#pragma once

#include "files/ensemble/ensembles.hpp"
#include "physics/ensemble/debye_scale.hpp"

namespace files {

/// The scale of every parent temperature, and the moduli of every glass behind it.
struct Debye {
    Ensembles ensembles; ///< modes are not stored
    std::vector<physics::MeasuredScale> scales;
    double reference_parent_temperature; ///< [e/k_B]
    double reference_debye_temperature;  ///< [K]
};

Debye read_debye(const Input& file);
void write_debye(Output& file, const Debye& debye);

} // namespace files
