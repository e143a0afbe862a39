// Vectors of sites in single precision, for every instruction set that Highway compiles for.
// Included once per target.

#if defined(PHYSICS_LIQUID_SITE_VECTORS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_LIQUID_SITE_VECTORS_INL_HPP
#undef PHYSICS_LIQUID_SITE_VECTORS_INL_HPP
#else
#define PHYSICS_LIQUID_SITE_VECTORS_INL_HPP
#endif

#include "physics/liquid/neighbour_lists.hpp"
#include "physics/sites/pair_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

/// The sites named by list[0 .. Lanes).
HWY_INLINE Fours load_sites(const Site* sites, const std::uint32_t* list) {
    return load_fours<4>(&sites->x, list);
}

/// x - edge round(x / edge).
HWY_INLINE V nearest_image(V x, V edge, V inverse_edge) {
    return hn::NegMulAdd(edge, hn::Round(hn::Mul(x, inverse_edge)), x);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
