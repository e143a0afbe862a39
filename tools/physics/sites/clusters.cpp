#include "physics/sites/clusters.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/clusters.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/sites/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

/// Lane l gets values[first + l % 4].
template <class T>
HWY_INLINE V spread_columns(const T* values, std::size_t first) {
    return hn::BitCast(Floats(), hn::LoadDup128(hn::Rebind<T, Floats>(), values + first));
}

/// Lane l gets values[first + l/4].
template <class T>
HWY_INLINE V spread_rows(const T* values, std::size_t first) {
    const hn::Rebind<T, Floats> d;
    HWY_ALIGN T lanes[hn::MaxLanes(d)];
    for (std::size_t l = 0; l < hn::MaxLanes(d); ++l)
        lanes[l] = values[first + l / cluster_width];
    return hn::BitCast(Floats(), hn::Load(d, lanes));
}

} // namespace

/// Of the clusters `list` those near to cluster i, with a bit for each pair: 4 r + c for particle r
/// of cluster i and c of the other.
/// @returns  how many were written to `out` and `near`
std::size_t find_near_vectorised(const PairRange& range, const Cluster* clusters, std::size_t i,
                                 const std::uint32_t* list, std::size_t count, std::uint32_t* out,
                                 std::uint32_t* near) {
    const Floats d;
    constexpr std::size_t lanes = hn::MaxLanes(Floats()),
                          parts = cluster_width * cluster_width / lanes;
    const V unit = unit_of_positions(range.edge);
    const V cutoff = hn::Set(d, range.cutoff), non_additivity = hn::Set(d, range.non_additivity);
    const Cluster& own = clusters[i];
    Fours row[parts];
    V own_reach[parts];
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = part * lanes / cluster_width;
        row[part] = {spread_rows(own.x, first), spread_rows(own.y, first),
                     spread_rows(own.z, first), spread_rows(own.size, first)};
        own_reach[part] = spread_rows(own.reach, first);
    }
    std::size_t found = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const Cluster& other = clusters[list[k]];
        std::uint32_t pairs = 0;
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t first = part * lanes % cluster_width; // 0 but of a scalar
            const Fours column{spread_columns(other.x, first), spread_columns(other.y, first),
                               spread_columns(other.z, first), spread_columns(other.size, first)};
            const V reaches = hn::Add(own_reach[part], spread_columns(other.reach, first));
            const V r2 = squared_length(apart(row[part], column, unit));
            const V size = pair_size(column.size, row[part].size, non_additivity);
            const V most = hn::MulAdd(cutoff, size, reaches);
            std::uint8_t bits[8] = {};
            hn::StoreMaskBits(d, hn::Lt(r2, hn::Mul(most, most)), bits);
            pairs |= (std::uint32_t{bits[0]} | std::uint32_t{bits[1]} << 8) << part * lanes;
        }
        out[found] = list[k];
        near[found] = pairs;
        found += pairs != 0 ? 1 : 0;
    }
    return found;
}

bool beyond_reach_vectorised(const PairRange& range, const float* reach, const PackedSite* from,
                             const PackedSite* to, std::size_t count) {
    const Floats d;
    const hn::RebindToSigned<Floats> di;
    const V unit = unit_of_positions(range.edge), zero = hn::Zero(d);
    const V cutoff = hn::Set(d, range.cutoff), half = hn::Set(d, 0.5f);
    const V non_additivity = hn::Set(d, range.non_additivity), rounding = hn::Set(d, 1e-4f);
    const auto load = [&](const PackedSite* at) {
        hn::Vec<decltype(di)> x, y, z, size;
        hn::LoadInterleaved4(di, &at->x, x, y, z, size);
        return Fours{hn::BitCast(d, x), hn::BitCast(d, y), hn::BitCast(d, z), hn::BitCast(d, size)};
    };
    for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
        const Fours now = load(to + k), moved = apart(load(from + k), now, unit);
        const V slope = hn::Mul(cutoff, hn::MulAdd(non_additivity, now.size, half));
        const V room = hn::Sub(hn::LoadU(d, reach + k), rounding);
        const V left = hn::NegMulAdd(slope, hn::Max(moved.size, zero), room);
        const auto out =
            hn::Or(hn::Le(left, zero), hn::Ge(squared_length(moved), hn::Mul(left, left)));
        if (!hn::AllFalse(d, out)) // never of a dummy
            return true;
    }
    return false;
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(find_near_vectorised);
HWY_EXPORT(beyond_reach_vectorised);

std::vector<Cluster> clusters_of(const std::vector<PackedSite>& sites,
                                 const std::vector<float>& reach) {
    std::vector<Cluster> clusters(sites.size() / cluster_width);
    for (std::size_t k = 0; k < clusters.size() * cluster_width; ++k) {
        Cluster& c = clusters[k / cluster_width];
        const PackedSite& s = sites[k];
        c.x[k % cluster_width] = s.x;
        c.y[k % cluster_width] = s.y;
        c.z[k % cluster_width] = s.z;
        c.size[k % cluster_width] = s.size;
        c.reach[k % cluster_width] = reach[k];
    }
    return clusters;
}

std::size_t find_near(const PairRange& range, const std::vector<Cluster>& clusters, std::size_t i,
                      const ClusterPairs& listed, std::vector<std::uint32_t>& found,
                      std::vector<std::uint32_t>& near) {
    const std::size_t count = listed.first[i + 1] - listed.first[i];
    found.resize(std::max(found.size(), count));
    near.resize(std::max(near.size(), count));
    return HWY_DYNAMIC_DISPATCH(find_near_vectorised)(range, clusters.data(), i,
                                                      listed.other.data() + listed.first[i], count,
                                                      found.data(), near.data());
}

ClusterPairs near_clusters(const PairRange& range, const std::vector<PackedSite>& sites,
                           const std::vector<float>& reach, const ClusterPairs& among) {
    const auto clusters = clusters_of(sites, reach);
    std::vector<std::uint32_t> found, near;
    ClusterPairs pairs{{0}, {}};
    for (std::size_t i = 0; i + 1 < among.first.size(); ++i) {
        const std::size_t count = find_near(range, clusters, i, among, found, near);
        pairs.other.insert(pairs.other.end(), found.data(), found.data() + count);
        pairs.first.push_back(pairs.other.size());
    }
    return pairs;
}

bool beyond_reach(const PairRange& range, const std::vector<float>& reach,
                  const std::vector<PackedSite>& from, const std::vector<PackedSite>& to) {
    return HWY_DYNAMIC_DISPATCH(beyond_reach_vectorised)(range, reach.data(), from.data(),
                                                         to.data(), to.size());
}

} // namespace physics
#endif
