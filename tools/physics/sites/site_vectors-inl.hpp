// Vectors of sites, for every instruction set that Highway compiles for.  Included once per target.

#if defined(PHYSICS_SITE_VECTORS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_SITE_VECTORS_INL_HPP
#undef PHYSICS_SITE_VECTORS_INL_HPP
#else
#define PHYSICS_SITE_VECTORS_INL_HPP
#endif

#include "physics/sites/pair_vectors-inl.hpp"
#include "physics/sites/site.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

/// The unit of positions.  [l]
HWY_INLINE V unit_of_positions(float edge) { return hn::Set(Floats(), edge * 0x1p-32f); }

/// b - a of the nearest images, of one coordinate.  [l]
HWY_INLINE V apart(V a, V b, V unit) {
    const Floats d;
    const hn::RebindToSigned<Floats> di;
    const auto wrapped = hn::Sub(hn::BitCast(di, b), hn::BitCast(di, a));
    return hn::Mul(hn::ConvertTo(d, wrapped), unit);
}

/// From a to b along the nearest images, and the difference of their sizes.  [l]
HWY_INLINE Fours apart(const Fours& a, const Fours& b, V unit) {
    return {apart(a.x, b.x, unit), apart(a.y, b.y, unit), apart(a.z, b.z, unit),
            hn::Sub(b.size, a.size)};
}

HWY_INLINE V squared_length(const Fours& r) {
    return hn::MulAdd(r.x, r.x, hn::MulAdd(r.y, r.y, hn::Mul(r.z, r.z)));
}

// Forces of pairs are stored as four numbers of each pair, then added up.

/// Vectors of four numbers of pairs, as store_fours() leaves them.
constexpr std::size_t block_lanes = hn::MaxLanes(Floats()) < 4 ? 1 : 4;

#if HWY_TARGET == HWY_SCALAR

/// The sites named by list[0], list[1], .., each in all lanes of its quad.
HWY_INLINE Fours load_selves(const float* array, const std::uint32_t* list) {
    return load_fours<1>(array, list);
}
HWY_INLINE void store_fours(const Fours& f, float* to) {
    to[0] = f.x.raw;
    to[1] = f.y.raw;
    to[2] = f.z.raw;
    to[3] = f.size.raw;
}
/// Adds the sums over the lanes of each quad to to[0 .. 3], to[4 .. 7], ..
HWY_INLINE void add_quads(const Fours& f, float* to) {
    to[0] += f.x.raw;
    to[1] += f.y.raw;
    to[2] += f.z.raw;
    to[3] += f.size.raw;
}
constexpr std::size_t place_of_lane(std::size_t lane) { return lane; }

#else

HWY_INLINE Fours load_selves(const float* array, const std::uint32_t* list) {
    const V v = load_blocks<1, 1>(Floats(), array, list);
    return {hn::Broadcast<0>(v), hn::Broadcast<1>(v), hn::Broadcast<2>(v), hn::Broadcast<3>(v)};
}

/// In block b of vector k: the four numbers of lane 4 b + k.
struct Blocks {
    V of[4];
};
HWY_INLINE Blocks transposed(const Fours& f) {
    const Floats d;
    const V xz_low = hn::InterleaveLower(d, f.x, f.z), xz_high = hn::InterleaveUpper(d, f.x, f.z);
    const V ys_low = hn::InterleaveLower(d, f.y, f.size);
    const V ys_high = hn::InterleaveUpper(d, f.y, f.size);
    return {{hn::InterleaveLower(d, xz_low, ys_low), hn::InterleaveUpper(d, xz_low, ys_low),
             hn::InterleaveLower(d, xz_high, ys_high), hn::InterleaveUpper(d, xz_high, ys_high)}};
}

/// Stores the four numbers of each lane, at place_of_lane().
HWY_INLINE void store_fours(const Fours& f, float* to) {
    const Floats d;
    const Blocks blocks = transposed(f);
    for (std::size_t k = 0; k < 4; ++k)
        hn::Store(blocks.of[k], d, to + k * hn::Lanes(d));
}
constexpr std::size_t place_of_lane(std::size_t lane) {
    return lane % 4 * (hn::MaxLanes(Floats()) / 4) + lane / 4;
}

HWY_INLINE void add_quads(const Fours& f, float* to) {
    const Floats d;
    const Blocks b = transposed(f);
    const V sums = hn::Add(hn::Add(b.of[0], b.of[1]), hn::Add(b.of[2], b.of[3]));
    hn::StoreU(hn::Add(hn::LoadU(d, to), sums), d, to);
}

#endif

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
