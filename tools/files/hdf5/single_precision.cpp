#include "files/hdf5/single_precision.hpp"

namespace files {

/// Not inline: where two such roundings are neighbours, GCC 12 with -O2 leaves both out.
void table::round_to_single(double& value) { value = static_cast<float>(value); }

} // namespace files
