#include "physics/liquid/near_pairs.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/near_pairs.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/liquid/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

std::size_t choose_near_vectorised(const NeighbourLists::Geometry& g, const Site* sites,
                                   const float* reach, std::size_t i, const std::uint32_t* list,
                                   std::size_t count, std::uint32_t* own, std::uint32_t* out) {
    const Floats d;
    const hn::RebindToUnsigned<Floats> du;
    const hn::RebindToSigned<Floats> di;
    const V edge = hn::Set(d, g.edge), inverse_edge = hn::Set(d, 1 / g.edge);
    const V cutoff = hn::Set(d, g.cutoff), own_reach = hn::Set(d, reach[i]);
    const V non_additivity = hn::Set(d, g.non_additivity);
    const V x = hn::Set(d, sites[i].x), y = hn::Set(d, sites[i].y), z = hn::Set(d, sites[i].z);
    const V size = hn::Set(d, sites[i].size);
    const auto self = hn::Set(du, static_cast<std::uint32_t>(i));
    const auto last_bit = hn::Set(du, 1u), dummy = hn::Set(du, list[count]);
    std::size_t own_count = 0, found = 0;
    for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
        const auto other = hn::LoadU(du, list + k);
        const auto odd = hn::Eq(hn::And(hn::Add(other, self), last_bit), last_bit);
        const auto lower = hn::Lt(self, other);
        // not the dummies that fill up the list
        const auto mine = hn::AndNot(hn::Xor(odd, lower), hn::Lt(other, dummy));
        hn::StoreU(hn::Compress(other, mine), du, own + own_count);
        own_count += hn::CountTrue(du, mine);
    }
    hn::StoreU(dummy, du, own + own_count);
    for (std::size_t k = 0; k < own_count; k += hn::Lanes(d)) {
        const Sites j = load_sites(sites, own + k);
        const auto other = hn::LoadU(du, own + k);
        const V dx = nearest_image(hn::Sub(j.x, x), edge, inverse_edge);
        const V dy = nearest_image(hn::Sub(j.y, y), edge, inverse_edge);
        const V dz = nearest_image(hn::Sub(j.z, z), edge, inverse_edge);
        const V r2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
        const V reaches = hn::Add(own_reach, hn::GatherIndex(d, reach, hn::BitCast(di, other)));
        const V most = hn::MulAdd(cutoff, pair_size(j.size, size, non_additivity), reaches);
        const auto near = hn::RebindMask(du, hn::Lt(r2, hn::Mul(most, most)));
        hn::StoreU(hn::Compress(other, near), du, out + found);
        found += hn::CountTrue(du, near);
    }
    return found;
}

bool beyond_reach_vectorised(const NeighbourLists::Geometry& g, const float* reach,
                             const std::vector<Site>& from, const std::vector<Site>& to) {
    const Floats d;
    const V edge = hn::Set(d, g.edge), inverse_edge = hn::Set(d, 1 / g.edge);
    const V cutoff = hn::Set(d, g.cutoff), half = hn::Set(d, 0.5f);
    const V non_additivity = hn::Set(d, g.non_additivity), rounding = hn::Set(d, 1e-4f);
    for (std::size_t k = 0; k < from.size(); k += hn::Lanes(d)) {
        V ax, ay, az, as, bx, by, bz, bs;
        hn::LoadInterleaved4(d, &from[k].x, ax, ay, az, as);
        hn::LoadInterleaved4(d, &to[k].x, bx, by, bz, bs);
        const V dx = nearest_image(hn::Sub(bx, ax), edge, inverse_edge);
        const V dy = nearest_image(hn::Sub(by, ay), edge, inverse_edge);
        const V dz = nearest_image(hn::Sub(bz, az), edge, inverse_edge);
        const V moved2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
        const V slope = hn::Mul(cutoff, hn::MulAdd(non_additivity, bs, half));
        const V room = hn::Sub(hn::LoadU(d, reach + k), rounding);
        const V left = hn::NegMulAdd(slope, hn::Max(hn::Sub(bs, as), hn::Zero(d)), room);
        const auto out = hn::Or(hn::Le(left, hn::Zero(d)), hn::Ge(moved2, hn::Mul(left, left)));
        if (!hn::AllFalse(d, out)) // never of the dummy
            return true;
    }
    return false;
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(choose_near_vectorised);
HWY_EXPORT(beyond_reach_vectorised);

std::size_t choose_near(const NeighbourLists::Geometry& geometry, const Site* sites,
                        const float* reach, std::size_t i, const std::uint32_t* list,
                        std::size_t count, std::uint32_t* own, std::uint32_t* out) {
    return HWY_DYNAMIC_DISPATCH(choose_near_vectorised)(geometry, sites, reach, i, list, count, own,
                                                        out);
}

bool beyond_reach(const NeighbourLists::Geometry& geometry, const float* reach,
                  const std::vector<Site>& from, const std::vector<Site>& to) {
    return HWY_DYNAMIC_DISPATCH(beyond_reach_vectorised)(geometry, reach, from, to);
}

} // namespace physics
#endif
