#pragma once

#include "files/glasses.hpp"

namespace files {

/// A minimum of the barrier function, and the harmonic mode it was reached from.
struct CubicMode {
    std::int64_t glass;      ///< id
    std::int64_t start_mode; ///< row of /modes in the modes file
    double start_frequency;  ///< [1/t]
    double lambda;           ///< m omega_1^2 [e/l^2]
    double kappa;            ///< not negative [e/l^3]
    double chi;              ///< [e/l^4]
    double participation_ratio;
    double overlap;            ///< |z . start|
    double gradient_norm;      ///< |grad log b| at |z| = 1
    std::int64_t duplicate_of; ///< earlier row of this file that is the same mode; -1: none
    std::int64_t contractions; ///< evaluations spent
};

/// A start that did not converge.
struct RejectedStart {
    std::int64_t glass;
    std::int64_t start_mode;
    double gradient_norm;
};

struct NonlinearModes {
    Origin origin;
    std::vector<CubicMode> modes;
    std::vector<RejectedStart> rejected;
    std::int64_t particles;
    std::vector<double> displacements; ///< [M][N][3] unit fields, or empty where not read
};

/// All but the displacements.
NonlinearModes read_nonlinear_modes(const Input& file);
void write_nonlinear_modes(Output& file, const NonlinearModes& modes);

} // namespace files
