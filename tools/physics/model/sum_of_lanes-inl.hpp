// The sum of a vector's lanes, for every instruction set that Highway compiles for.  Included once per target.

#if defined(PHYSICS_SUM_OF_LANES_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_SUM_OF_LANES_INL_HPP
#undef PHYSICS_SUM_OF_LANES_INL_HPP
#else
#define PHYSICS_SUM_OF_LANES_INL_HPP
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Upper half onto lower half until one lane is left.  Highway's own sum has another order, and so
/// another rounding, in each of its versions.
template <class D>
HWY_INLINE hn::TFromD<D> sum_of_lanes([[maybe_unused]] D d, hn::Vec<D> v) {
#if HWY_TARGET != HWY_SCALAR
    if constexpr (hn::MaxLanes(d) > 1) {
        const hn::Half<D> half;
        return sum_of_lanes(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
    }
#endif
    return hn::GetLane(v);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
