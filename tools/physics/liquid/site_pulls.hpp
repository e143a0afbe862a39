#pragma once

#include "physics/liquid/near_pairs.hpp"

namespace physics {

/// Sums over the pairs of a configuration.
struct PairSums {
    double energy = 0;    ///< U                                  [e]
    double virial = 0;    ///< -sum phi' r = sum r . f            [e]
    double laplacian = 0; ///< sum_i nabla_i^2 U, of positions    [e/l^2]
};

/// Adds the forces -dU/dx and -dU/dlambda of all pairs to `pulls`, compiled for every instruction
/// set and chosen at run time.  [e/l]
/// @param sites, pulls  [N + 1], the last one the dummy
/// @param with_sums     false: the sums are left zero, which is faster
PairSums add_pulls(const NearPairs& pairs, const Site* sites, Site* pulls, bool with_sums);

} // namespace physics
