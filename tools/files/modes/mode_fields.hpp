#pragma once

#include "files/configurations/configurations.hpp"

namespace files {

/// A mode of a glass, to be looked at.
struct ModeField {
    std::int64_t glass; ///< id
    std::int64_t mode;  ///< row in the file of modes
    double lambda;      ///< H : zz = m omega^2 [e/l^2]
    double kappa;       ///< [e/l^3]
    double chi;         ///< [e/l^4]
    double participation_ratio;
    std::vector<double> displacement; ///< [N][3], of length 1
};

/// |z_i|^2 of each particle; together 1.
std::vector<double> participation(const ModeField& mode);

/// Of each glass the softest modes whose fields are kept, at most `most`, glass after glass,
/// softest first.  The file is one of modes or of nonlinear modes, of which each counts once.
/// @throws files::Error  if there is none, or the fields are not of so many particles
std::vector<ModeField> softest_modes(const Input& file, const std::vector<Glass>& glasses,
                                     std::size_t most, std::size_t particles);

/// Mode f belongs to frame f: elements displacement and participation of /particles/all, and
/// velocity, the same as displacement, for viewers that know no other vector; numbers in
/// /observables.
/// @pre  the frames are written, see write_frames()
void write_mode_fields(Output& file, const std::vector<ModeField>& modes);

} // namespace files
