#include "physics/sites/near_pairs.hpp"

#include "physics/sites/clusters.hpp"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/near_pairs.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

#ifndef PHYSICS_NEAR_PAIRS_LISTS // once for all targets
#define PHYSICS_NEAR_PAIRS_LISTS
namespace physics {
namespace {

constexpr std::size_t width = cluster_width;

/// Four times the places of the bits that are set in a number below 16, and how many there are.
struct SetBits {
    alignas(16) std::array<std::uint32_t, width> place{};
    std::uint32_t count = 0;
};
constexpr auto set_bits = [] {
    std::array<SetBits, 16> table{};
    for (std::uint32_t bits = 0; bits < 16; ++bits)
        for (std::uint32_t k = 0; k < width; ++k)
            if ((bits >> k & 1) != 0)
                table[bits].place[table[bits].count++] = 4 * k;
    return table;
}();

/// The lists of the particles of one cluster, with room for four more.
struct Lists {
    std::vector<std::uint32_t> of[width];
    std::size_t count[width];
};

} // namespace
} // namespace physics
#endif

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Adds the particles of each cluster list[k] whose bit in near[k] is set.
void append_near(const std::uint32_t* list, const std::uint32_t* near, std::size_t count,
                 Lists& lists) {
    const hn::CappedTag<std::uint32_t, width> d;
    std::uint32_t* of[width];
    std::size_t ends[width] = {};
    for (std::size_t row = 0; row < width; ++row)
        of[row] = lists.of[row].data();
    for (std::size_t k = 0; k < count; ++k) {
        const auto first = hn::Set(d, static_cast<std::uint32_t>(4 * width) * list[k]);
        for (std::size_t row = 0; row < width; ++row) {
            const SetBits& columns = set_bits[near[k] >> width * row & 15];
            for (std::size_t c = 0; c < width; c += hn::Lanes(d))
                hn::StoreU(hn::Add(first, hn::Load(d, columns.place.data() + c)), d,
                           of[row] + ends[row] + c);
            ends[row] += columns.count;
        }
    }
    std::copy_n(ends, width, lists.count);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(append_near);

namespace {

constexpr std::uint32_t upper_triangle = 0x08ce; // pairs within a cluster, each once

} // namespace

void choose_near(const PairRange& range, const std::vector<PackedSite>& sites,
                 std::size_t particles, const std::vector<float>& reach, const ClusterPairs& listed,
                 NearPairs& pairs) {
    const auto clusters = clusters_of(sites, reach);
    const auto dummy = static_cast<std::uint32_t>(4 * particles);
    pairs.self.clear();
    pairs.other.clear();
    std::vector<std::uint32_t> found, near;
    Lists lists;
    for (std::size_t i = 0; i + 1 < listed.first.size(); ++i) {
        const std::size_t count = find_near(range, clusters, i, listed, found, near);
        if (count > 0)                 // not where motion has blown up
            near[0] &= upper_triangle; // the first is the cluster itself
        for (auto& list : lists.of)
            list.resize(std::max(list.size(), width * (count + 1)));
        HWY_DYNAMIC_DISPATCH(append_near)(found.data(), near.data(), count, lists);
        for (std::size_t row = 0; row < width; ++row) {
            std::uint32_t* list = lists.of[row].data();
            std::size_t end = lists.count[row];
            while (end % width != 0)
                list[end++] = dummy;
            pairs.self.insert(pairs.self.end(), end / width,
                              static_cast<std::uint32_t>(4 * (width * i + row)));
            pairs.other.insert(pairs.other.end(), list, list + end);
        }
    }
    pairs.other.resize(whole_vectors(pairs.other.size()), dummy);
    pairs.self.resize(pairs.other.size() / width, dummy);
}

} // namespace physics
#endif
