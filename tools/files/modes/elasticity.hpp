#pragma once

#include "files/configurations/glasses.hpp"

#include <limits>

namespace files {

/// Athermal moduli of one glass and the frequencies that follow from them.
struct GlassElasticity {
    std::int64_t glass;                 ///< id
    double shear_modulus;               ///< G [e/l^3]
    double bulk_modulus;                ///< K [e/l^3]
    double pressure;                    ///< [e/l^3]
    double debye_frequency = not_kept;  ///< from this glass's own moduli, if G > 0 [1/t]
    double first_plane_wave = not_kept; ///< 2 pi c_t/L, likewise [1/t]
    /// G of shears along the diagonals; NaN in files of before there was one [e/l^3]
    double diagonal_shear_modulus = std::numeric_limits<double>::quiet_NaN();
};

/// All glasses have one N, edge and density.
struct Elasticity {
    Lineage lineage;
    std::int64_t particles;
    double edge;    ///< [l]
    double density; ///< [l^-3]
    std::vector<GlassElasticity> glasses;
};

/// A mode that is soft enough makes G of its glass negative: its box would yield.  The medians of the
/// other glasses stand for the frequencies of such a glass, which limit the search for modes.
void stand_in_for_negative_moduli(std::vector<GlassElasticity>& glasses);

Elasticity read_elasticity(const Input& file);
void write_elasticity(Output& file, const Elasticity& elasticity);
/// What a catalogue keeps: all but the frequencies.
void write_moduli(Output& file, const Elasticity& elasticity);
void round_to_single(Elasticity& elasticity);

} // namespace files
