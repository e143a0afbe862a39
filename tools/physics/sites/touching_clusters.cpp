#include "physics/sites/near_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/touching_clusters.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/sites/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

/// Writes the spheres from `i` on that touch sphere i, and a vector more; returns how many.
/// @param coordinates, radius  [count], up to a whole vector of which the radius is NaN
std::size_t find_touching(const std::int32_t* const* coordinates, const float* radius,
                          std::size_t count, float edge, std::size_t i, std::uint32_t* out) {
    const Floats d;
    const hn::RebindToSigned<Floats> di;
    const hn::RebindToUnsigned<Floats> du;
    const V unit = unit_of_positions(edge);
    const auto self = hn::Set(du, static_cast<std::uint32_t>(i));
    std::size_t found = 0;
    for (std::size_t k = i / hn::Lanes(d) * hn::Lanes(d); k < count; k += hn::Lanes(d)) {
        V r2 = hn::Zero(d);
        for (int c = 0; c < 3; ++c) {
            const V from = hn::BitCast(d, hn::Set(di, coordinates[c][i]));
            const V r = apart(from, hn::BitCast(d, hn::LoadU(di, coordinates[c] + k)), unit);
            r2 = hn::MulAdd(r, r, r2);
        }
        const V most = hn::Add(hn::LoadU(d, radius + k), hn::Set(d, radius[i]));
        const auto number = hn::Iota(du, static_cast<std::uint32_t>(k));
        const auto near = hn::RebindMask(du, hn::Lt(r2, hn::Mul(most, most)));
        const auto chosen = hn::AndNot(hn::Lt(number, self), near);
        // Not CompressStore, which takes a hundred cycles on some processors.
        hn::StoreU(hn::Compress(number, chosen), du, out + found);
        found += hn::CountTrue(du, chosen);
    }
    return found;
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(find_touching);

namespace {

/// Spheres around clusters that touch if a pair of theirs may be near: as a range is at most the
/// mean of x_c size, it is shared out to the two.
struct Spheres {
    std::vector<std::int32_t> x, y, z;
    std::vector<float> radius;
};

/// Where b is, seen from a.
std::int64_t wrapped(std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(b) - static_cast<std::uint32_t>(a));
}

Spheres spheres_of(const PairRange& range, const std::vector<PackedSite>& sites,
                   std::size_t particles, float reach) {
    const std::size_t clusters = (particles + 3) / 4, filled = whole_vectors(clusters);
    Spheres s{std::vector<std::int32_t>(filled), std::vector<std::int32_t>(filled),
              std::vector<std::int32_t>(filled),
              std::vector<float>(filled, std::numeric_limits<float>::quiet_NaN())};
    const float unit = range.edge * 0x1p-32f;
    for (std::size_t c = 0; c < clusters; ++c) {
        const std::size_t end = std::min(4 * c + 4, particles);
        const auto centre = [&](std::int32_t PackedSite::*along) {
            const std::int32_t first = sites[4 * c].*along;
            std::int64_t sum = 0;
            for (std::size_t k = 4 * c; k < end; ++k)
                sum += wrapped(first, sites[k].*along);
            return static_cast<std::int32_t>(first + sum / static_cast<std::int64_t>(end - 4 * c));
        };
        s.x[c] = centre(&PackedSite::x);
        s.y[c] = centre(&PackedSite::y);
        s.z[c] = centre(&PackedSite::z);
        s.radius[c] = 0;
        for (std::size_t k = 4 * c; k < end; ++k) {
            const auto away = [&](std::int32_t from, std::int32_t to) {
                return unit * static_cast<float>(wrapped(from, to));
            };
            const float r = std::hypot(away(s.x[c], sites[k].x), away(s.y[c], sites[k].y),
                                       away(s.z[c], sites[k].z));
            const float rounding = 1e-3f;
            s.radius[c] =
                std::max(s.radius[c], r + range.cutoff * sites[k].size / 2 + reach + rounding);
        }
    }
    return s;
}

} // namespace

ClusterPairs touching_clusters(const PairRange& range, const std::vector<PackedSite>& sites,
                               std::size_t particles, float reach) {
    const Spheres spheres = spheres_of(range, sites, particles, reach);
    const std::int32_t* const coordinates[3] = {spheres.x.data(), spheres.y.data(),
                                                spheres.z.data()};
    const std::size_t clusters = (particles + 3) / 4;
    std::vector<std::uint32_t> found(spheres.radius.size() + longest_vector);
    ClusterPairs pairs{{0}, {}};
    for (std::size_t i = 0; i < clusters; ++i) {
        const std::size_t count = HWY_DYNAMIC_DISPATCH(find_touching)(
            coordinates, spheres.radius.data(), clusters, range.edge, i, found.data());
        pairs.other.insert(pairs.other.end(), found.data(), found.data() + count);
        pairs.first.push_back(pairs.other.size());
    }
    return pairs;
}

} // namespace physics
#endif
