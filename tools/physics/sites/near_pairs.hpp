#pragma once

#include "physics/sites/site.hpp"

#include <cstdint>
#include <vector>

namespace physics {

/// What decides whether two particles interact: r < x_c lambda_ij.
struct PairRange {
    float edge;           ///< [l]
    float cutoff;         ///< x_c
    float non_additivity; ///< n_a  [1/l]
};

/// Pairs of particles, each once, in quads: one particle with four others, of which the first of
/// four numbers is named.
struct NearPairs {
    std::vector<std::uint32_t> self;  ///< [quads] four times the number of the one
    std::vector<std::uint32_t> other; ///< [quads][4] of the four others; dummies fill up
};

/// Pairs of clusters of four consecutive particles, each once: of cluster i those with
/// other[first[i] .. first[i + 1]), of which none is lower than i.
struct ClusterPairs {
    std::vector<std::size_t> first; ///< [clusters + 1]
    std::vector<std::uint32_t> other;
};

/// The pairs of clusters whose spheres around all that may be within range and twice the reach touch.
/// @param sites  particles first, then dummies, at least one, up to a whole vector
ClusterPairs touching_clusters(const PairRange& range, const std::vector<PackedSite>& sites,
                               std::size_t particles, float reach);

/// Those `among` pairs of clusters with particles within range and the reach of both.
ClusterPairs near_clusters(const PairRange& range, const std::vector<PackedSite>& sites,
                           const std::vector<float>& reach, const ClusterPairs& among);

/// The pairs of particles within range and the reach of both, found among the listed clusters.
/// @param reach  [sites]  [l]
void choose_near(const PairRange& range, const std::vector<PackedSite>& sites,
                 std::size_t particles, const std::vector<float>& reach, const ClusterPairs& listed,
                 NearPairs& near);

/// Whether a particle has moved and grown beyond its reach since `from`:
///     |dx| + s max(0, dsize) >= reach,  where s = x_c (1/2 + n_a size) bounds d range / d size.
bool beyond_reach(const PairRange& range, const std::vector<float>& reach,
                  const std::vector<PackedSite>& from, const std::vector<PackedSite>& to);

} // namespace physics
