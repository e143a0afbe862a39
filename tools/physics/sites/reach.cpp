#include "physics/sites/near_pairs.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/reach.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/sites/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

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

HWY_EXPORT(beyond_reach_vectorised);

bool beyond_reach(const PairRange& range, const std::vector<float>& reach,
                  const std::vector<PackedSite>& from, const std::vector<PackedSite>& to) {
    return HWY_DYNAMIC_DISPATCH(beyond_reach_vectorised)(range, reach.data(), from.data(),
                                                         to.data(), to.size());
}

} // namespace physics
#endif
