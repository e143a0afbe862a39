#pragma once

#include "files/modes/modes.hpp"
#include "physics/modes/nonlinear_modes.hpp"

namespace files {

/// A minimum of the barrier function, and the harmonic mode it was reached from.
struct FittedMode {
    std::int64_t glass;                ///< id
    std::int64_t start_mode;           ///< row of /modes in the modes file
    double start_frequency = not_kept; ///< [1/t]
    double lambda;                     ///< m omega_1^2 [e/l^2]
    double kappa;                      ///< not negative [e/l^3]
    double chi;                        ///< [e/l^4]
    double participation_ratio;
    double overlap;                  ///< |z . start|
    double gradient_norm = not_kept; ///< |grad log b| at |z| = 1
    std::int64_t duplicate_of;       ///< earlier row of this file that is the same mode; -1: none
    std::int64_t contractions = -1;  ///< evaluations spent
};

/// A start that did not converge.
struct RejectedStart {
    std::int64_t glass;
    std::int64_t start_mode;
    double gradient_norm;
};

struct NonlinearModes {
    Lineage lineage;
    std::vector<FittedMode> modes = {};
    std::vector<RejectedStart> rejected = {};
    std::int64_t particles;
    std::vector<double> displacements = {}; ///< [M][N][3] unit fields, or empty where not read
};

/// The harmonic modes of one glass that a search starts from.
struct StartingModes {
    std::int64_t glass;
    std::vector<std::int64_t> mode; ///< [K] row of Modes::modes
    std::vector<double> frequency;  ///< [K] [1/t]
    Eigen::MatrixXd fields; ///< [3N][K] unit fields without translations, in double precision
};

/// The modes of the glass below `start_below` times its first plane wave.
/// @throws files::Error  naming `file` if the glass is not there, was not searched that far, or
/// such a mode
///         has no displacement
StartingModes find_starts(const Modes& modes, const Displacements& displacements,
                          std::int64_t glass, double start_below,
                          const std::filesystem::path& file);

/// Adds the modes that the starts led to; those that did not converge go to `rejected`.  Modes of
/// one glass that are equal within `same_overlap` are marked.
void append(NonlinearModes& modes, const StartingModes& starts,
            std::vector<physics::NonlinearMode> found, double same_overlap);

/// All but the displacements.  A catalogue holds none: particles is 0 then.  Nor does it hold
/// gradient_norm and contractions; start_frequency is that of its harmonic mode.
NonlinearModes read_nonlinear_modes(const Input& file);
/// What a catalogue keeps: neither displacements, lineage, nor how a mode was found.
void write_nonlinear_columns(Output& file, const NonlinearModes& modes);
void round_to_single(NonlinearModes& modes);
void write_nonlinear_modes(Output& file, const NonlinearModes& modes);

} // namespace files
