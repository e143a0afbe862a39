// Vectors of sites, for every instruction set that Highway compiles for.  Included once per target.

#if defined(PHYSICS_SITE_VECTORS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_SITE_VECTORS_INL_HPP
#undef PHYSICS_SITE_VECTORS_INL_HPP
#else
#define PHYSICS_SITE_VECTORS_INL_HPP
#endif

#include "physics/liquid/neighbour_lists.hpp"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, NeighbourLists::padding>;
using V = hn::Vec<Floats>;

struct Sites {
    V x, y, z, size;
};

#if HWY_TARGET == HWY_SCALAR

HWY_INLINE Sites load_sites(const Site* sites, const std::uint32_t* list) {
    const Floats d;
    const Site& s = sites[list[0]];
    return {hn::Set(d, s.x), hn::Set(d, s.y), hn::Set(d, s.z), hn::Set(d, s.size)};
}

#else

/// Every fourth of the sites that `list` names, from list[0] on, one per 128-bit block.  Plain
/// loads and shuffles: hardware gathers are slower than this on every machine tried.
template <class D>
HWY_INLINE hn::Vec<D> every_fourth(D d, const Site* sites, const std::uint32_t* list) {
    if constexpr (hn::MaxLanes(d) <= 4) {
        return hn::Load(d, &sites[list[0]].x);
    } else {
        const hn::Half<D> half;
        return hn::Combine(d, every_fourth(half, sites, list + hn::MaxLanes(half)),
                           every_fourth(half, sites, list));
    }
}

/// The sites named by list[0 .. Lanes), transposed in registers.
HWY_INLINE Sites load_sites(const Site* sites, const std::uint32_t* list) {
    const Floats d;
    const V a = every_fourth(d, sites, list), b = every_fourth(d, sites, list + 1);
    const V c = every_fourth(d, sites, list + 2), e = every_fourth(d, sites, list + 3);
    const V xy_even = hn::InterleaveLower(d, a, c), xy_odd = hn::InterleaveLower(d, b, e);
    const V zs_even = hn::InterleaveUpper(d, a, c), zs_odd = hn::InterleaveUpper(d, b, e);
    return {hn::InterleaveLower(d, xy_even, xy_odd), hn::InterleaveUpper(d, xy_even, xy_odd),
            hn::InterleaveLower(d, zs_even, zs_odd), hn::InterleaveUpper(d, zs_even, zs_odd)};
}

#endif

/// x - edge round(x / edge).
HWY_INLINE V nearest_image(V x, V edge, V inverse_edge) {
    return hn::NegMulAdd(edge, hn::Round(hn::Mul(x, inverse_edge)), x);
}

/// lambda_ij = (a + b)/2 (1 - n_a |a - b|).
HWY_INLINE V pair_size(V a, V b, V non_additivity) {
    const Floats d;
    const V mean = hn::Mul(hn::Add(a, b), hn::Set(d, 0.5f));
    return hn::NegMulAdd(hn::Mul(mean, non_additivity), hn::AbsDiff(a, b), mean);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
