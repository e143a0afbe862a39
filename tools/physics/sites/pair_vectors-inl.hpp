// Vectors of pairs, for every instruction set that Highway compiles for.  Included once per target.

#if defined(PHYSICS_PAIR_VECTORS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_PAIR_VECTORS_INL_HPP
#undef PHYSICS_PAIR_VECTORS_INL_HPP
#else
#define PHYSICS_PAIR_VECTORS_INL_HPP
#endif

#include <cstddef>
#include <cstdint>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;
using V = hn::Vec<Floats>;

/// Three coordinates and a size, whatever their numbers mean.
struct Fours {
    V x, y, z, size;
};

/// lambda_ij = (a + b)/2 (1 - n_a |a - b|).
HWY_INLINE V pair_size(V a, V b, V non_additivity) {
    const Floats d;
    const V mean = hn::Mul(hn::Add(a, b), hn::Set(d, 0.5f));
    return hn::NegMulAdd(hn::Mul(mean, non_additivity), hn::AbsDiff(a, b), mean);
}

/// x - edge round(x / edge).
HWY_INLINE V nearest_image(V x, V edge, V inverse_edge) {
    return hn::NegMulAdd(edge, hn::Round(hn::Mul(x, inverse_edge)), x);
}

// Fours are loaded from an array of four numbers each; `list` holds where the first of each is,
// in units of Unit numbers.  Plain loads and shuffles: hardware gathers are slower than this on
// every machine tried.

#if HWY_TARGET == HWY_SCALAR

template <std::size_t Unit>
HWY_INLINE Fours load_fours(const float* array, const std::uint32_t* list) {
    const Floats d;
    const float* at = array + Unit * list[0];
    return {hn::Load(d, at), hn::Load(d, at + 1), hn::Load(d, at + 2), hn::Load(d, at + 3)};
}

#else

/// Those of list[0], list[Stride], .., one per 128-bit block.
template <std::size_t Unit, std::size_t Stride, class D>
HWY_INLINE hn::Vec<D> load_blocks(D d, const float* array, const std::uint32_t* list) {
    if constexpr (hn::MaxLanes(d) <= 4) {
        return hn::Load(d, array + Unit * list[0]);
    } else {
        const hn::Half<D> half;
        const std::uint32_t* upper = list + Stride * hn::MaxLanes(half) / 4;
        return hn::Combine(d, load_blocks<Unit, Stride>(half, array, upper),
                           load_blocks<Unit, Stride>(half, array, list));
    }
}

/// Those of list[0 .. Lanes), transposed in registers.
template <std::size_t Unit>
HWY_INLINE Fours load_fours(const float* array, const std::uint32_t* list) {
    const Floats d;
    const V a = load_blocks<Unit, 4>(d, array, list), b = load_blocks<Unit, 4>(d, array, list + 1);
    const V c = load_blocks<Unit, 4>(d, array, list + 2);
    const V e = load_blocks<Unit, 4>(d, array, list + 3);
    const V xy_even = hn::InterleaveLower(d, a, c), xy_odd = hn::InterleaveLower(d, b, e);
    const V zs_even = hn::InterleaveUpper(d, a, c), zs_odd = hn::InterleaveUpper(d, b, e);
    return {hn::InterleaveLower(d, xy_even, xy_odd), hn::InterleaveUpper(d, xy_even, xy_odd),
            hn::InterleaveLower(d, zs_even, zs_odd), hn::InterleaveUpper(d, zs_even, zs_odd)};
}

#endif

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
