#pragma once

#include "physics/liquid/neighbour_lists.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// Pairs of particles that may be within range, each once.
struct NearPairs {
    float edge, cutoff, non_additivity;
    int half_exponent;               ///< beta/2
    std::vector<float> coefficients; ///< c_0, c_2, .. c_2q
    std::vector<std::size_t> first;  ///< [N + 1] pairs of particle i: from first[i] to first[i + 1]
    std::vector<std::uint32_t> other; ///< of each pair; N, the dummy, fills up whole vectors
};

/// Writes the members of list(i) that are within range + reach of both and belong to i to `out`;
/// returns how many.  A pair belongs to the lower particle if its numbers add up to an odd one, so
/// that lists are equally long.
/// @param reach     [N] how far a particle may move and grow  [l]
/// @param own, out  with room for `count` and a vector more
std::size_t choose_near(const NeighbourLists::Geometry& geometry, const Site* sites,
                        const float* reach, std::size_t i, const std::uint32_t* list,
                        std::size_t count, std::uint32_t* own, std::uint32_t* out);

/// Whether a particle has moved and grown beyond its reach since `from`, by the measure of
/// NeighbourLists::covers().
/// @param reach, from, to  of equal length, whole vectors
bool beyond_reach(const NeighbourLists::Geometry& geometry, const float* reach,
                  const std::vector<Site>& from, const std::vector<Site>& to);

} // namespace physics
