#pragma once

#include "physics/sites/near_pairs.hpp"

namespace physics {

/// Particles of a cluster.
constexpr std::size_t cluster_width = 4;

/// Four consecutive particles, one array per component.
struct alignas(16) Cluster {
    std::int32_t x[cluster_width], y[cluster_width], z[cluster_width];
    float size[cluster_width], reach[cluster_width];
};

/// Four consecutive sites each; sites that fill up whole vectors make clusters, too.
std::vector<Cluster> clusters_of(const std::vector<PackedSite>& sites,
                                 const std::vector<float>& reach);

/// Of the clusters listed for cluster i those with particles within range and reach of its own, and
/// in `near` a bit for each pair: 4 r + c for particle r of cluster i and c of the other.
/// @param found, near  made longer where needed
/// @returns  how many were found
std::size_t find_near(const PairRange& range, const std::vector<Cluster>& clusters, std::size_t i,
                      const ClusterPairs& listed, std::vector<std::uint32_t>& found,
                      std::vector<std::uint32_t>& near);

} // namespace physics
