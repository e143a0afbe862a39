#pragma once

#include "files/hdf5/h5_handle.hpp"

// How HDF5 makes files, groups and datasets: without object times, so that the same inputs give the
// same bytes.

namespace files {

/// Call file_access() first: it must make the first call of HDF5.
Id file_creation();
Id group_creation();

/// Chunks of whole rows with a checksum.  A single value lies in the header of the object, which
/// has a checksum of its own; a chunk cannot be empty.
/// @param value_bytes  of one value, at least 1
Id dataset_creation(const Shape& shape, std::size_t value_bytes, Storage storage);

Id dataspace(const Shape& shape);

} // namespace files
