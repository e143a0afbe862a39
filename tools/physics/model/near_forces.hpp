#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// Pairs of particles that may be in range, as the vector units read them: each once, as a partner
/// of particle i.  The partners of i are filled up to a multiple of `pairs_at_once` with a dummy
/// particle, the last.
struct ListedPairs {
    double edge, cutoff;
    int half_exponent;                  ///< beta/2
    std::vector<double> coefficients;   ///< c_0, c_2, .. c_2q
    std::vector<std::size_t> first;     ///< pairs of particle i: first[i] .. first[i + 1]
    std::vector<std::int32_t> other;    ///< 4j: where the coordinates of j begin
    std::vector<double> inverse_square; ///< lambda_ij^-2; so large that a dummy is out of range
};

inline constexpr std::size_t pairs_at_once = 8;

/// x, y, z of one particle and a number that forces do not use; within one cache line.
struct alignas(32) PaddedVector {
    double axis[4];
};

/// Adds the forces of all pairs at the coordinates `x` inside the box.
/// @param x       [N + 1], the dummy anywhere outside the box, within two edges  [l]
/// @param forces  [N + 1]                                                        [e/l]
/// @return  their energy  [e]
double add_forces(const ListedPairs& pairs, const std::vector<PaddedVector>& x,
                  std::vector<PaddedVector>& forces);

} // namespace physics
