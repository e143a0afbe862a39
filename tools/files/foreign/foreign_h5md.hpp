#pragma once

#include "files/foreign/particle_sizes.hpp"
#include "files/hdf5/h5.hpp"

namespace files {

/// Every frame of an H5MD file of another program: LAMMPS, GROMACS, MDAnalysis, h5py ..
///
/// An element is a group with `value`, one for each frame, or a dataset that holds for all frames.
/// /particles has one group, of any name.  box/edges, a cube, are [3] or [3][3].  Sizes are an
/// element of that group or of /observables: `diameter`, `radius`, or what `reading` names; types
/// are `species`.  Elements of other steps or times than the positions are refused.  Where there is an
/// element `id`, particles are sorted by it.  Numbers are taken as they are, units are not converted.
/// @throws files::Error  naming path and dataset
std::vector<ForeignFrame> read_foreign_h5md(const Input& file, const Reading& reading);

} // namespace files
