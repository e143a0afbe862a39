#pragma once

#include "physics/sites/near_pairs.hpp"

namespace physics {

constexpr int highest_order = 6; ///< q at most

/// phi(x) = x^-beta + sum c_2l x^2l.
struct PairTerms {
    int half_exponent;               ///< beta/2
    std::vector<float> coefficients; ///< c_0, c_2, .. c_2q
};

/// Sums over the pairs of a configuration.
struct PairSums {
    double energy = 0;    ///< U                                  [e]
    double virial = 0;    ///< -sum phi' r = sum r . f            [e]
    double laplacian = 0; ///< sum_i nabla_i^2 U, of positions    [e/l^2]
};

/// Adds the forces -dU/dx and -dU/dlambda of all pairs to `pulls`, compiled for every instruction
/// set and chosen at run time.  [e/l]
/// @param sites, pulls  particles first, then dummies, at least one
/// @param of_quads  working room
/// @param with_sums  false: the sums are left zero, which is faster
PairSums add_pulls(const PairRange& range, const PairTerms& terms, const NearPairs& pairs,
                   const std::vector<PackedSite>& sites, std::vector<Pull>& pulls,
                   std::vector<Pull>& of_quads, bool with_sums);

} // namespace physics
