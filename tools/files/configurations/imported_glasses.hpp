#pragma once

#include "files/hdf5/h5.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace files {

/// Where a glass was read, and what it is as read.
struct ImportedGlass {
    std::int64_t input;          ///< row of /provenance/inputs
    std::int64_t frame;          ///< in that file, from 0
    double density;              ///< N/V [l^-3]
    double packing_fraction;     ///< [1]
    double potential_energy = 0; ///< per particle            [e]
    double max_force = 0;        ///< largest force component [e/l]
    std::string format;          ///< "H5MD", "LAMMPS data" ..
    std::string sizes;           ///< how the file tells them: "diameter", "charge as diameter" ..
};

/// /imported and /observables, one row per glass.
/// @pre  the frames are written, see write_frames()
void write_imported(Output& file, const std::vector<ImportedGlass>& glasses);

} // namespace files
