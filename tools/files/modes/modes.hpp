#pragma once

#include "files/modes/elasticity.hpp"
#include "physics/modes/mode_survey.hpp"

#include <span>
#include <string>

namespace files {

/// A harmonic mode.  Its expansion is along the field, whose sign is such that kappa >= 0.
struct Mode {
    std::int64_t glass;           ///< id
    double eigenvalue = not_kept; ///< m omega^2 [e/l^2]
    double frequency;             ///< omega     [1/t]
    double participation_ratio;
    double kappa; ///< [e/l^3]
    double chi;   ///< [e/l^4]
};

/// What was searched in one glass, and whether it is proved that nothing was missed.
struct Completeness {
    std::int64_t glass;    ///< id
    double complete_below; ///< modes below were searched for; proved() says if all are there [1/t]
    double debye_frequency = not_kept;  ///< of this glass [1/t]
    double first_plane_wave = not_kept; ///< of this glass [1/t]
    double worst_residual;              ///< max |H z - lambda z|/lambda
    double worst_overlap;               ///< max |z_a . z_b|, a != b
    std::int64_t
        inertia_count; ///< modes below by Sylvester's law, translations left out; -1: not counted
};

/// find-modes writes a count only where the search found as many modes.
inline bool proved(const Completeness& searched) { return searched.inertia_count >= 0; }

struct Modes {
    Lineage lineage;
    std::vector<Mode> modes = {};                ///< glass after glass, ascending in each
    std::vector<Completeness> completeness = {}; ///< one row per glass
};

/// Fields of the softest modes, in single precision.
struct Displacements {
    std::int64_t particles;
    std::vector<std::int64_t> mode = {}; ///< [S] row of Modes::modes
    std::vector<float> values = {};      ///< [S][N][3] unit fields, to single precision
};

/// Adds what was found in one glass below `complete_below` [1/t], and keeps the fields of the modes
/// below `keep_below` [1/t].
void append(Modes& modes, Displacements& kept, const GlassElasticity& glass,
            const physics::ModeSurvey& survey, double complete_below, double keep_below);

/// Says in how many glasses it is not proved that all modes are there; empty if in none.
std::string not_proved(const Modes& modes);

Modes read_modes(const Input& file);
/// @throws files::Error  if the fields are not of so many particles
Displacements read_displacements(const Input& file, std::int64_t particles);
/// @return `mode`, which is a row of /modes
/// @throws files::Error  naming `column` of the file, if /modes has no such row
std::size_t row_of_modes(std::int64_t mode, std::size_t modes, const std::string& column,
                         const std::filesystem::path& file);
/// [N][3] of one mode, a row of Modes::modes.
std::span<const float> field_of(const Displacements& displacements, std::int64_t mode,
                                const std::filesystem::path& file);

/// What a catalogue keeps: all but displacements, eigenvalues and lineage, and what follows from
/// moduli.
void write_mode_columns(Output& file, const Modes& modes);
void round_to_single(Modes& modes);
void write_modes(Output& file, const Modes& modes, const Displacements& displacements);

} // namespace files
