#include "physics/numerics/vector_updates.hpp"

#include <cmath>
#include <numeric>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/numerics/vector_updates.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;

// As many sums on every instruction set: the rounding is the same wherever products are fused.
constexpr std::size_t sums = 32;

} // namespace

float add_and_project_vectorised(float c, const float* a, const float* b, float* d,
                                 std::size_t count) {
    const Floats tag;
    constexpr std::size_t lanes = hn::MaxLanes(tag);
    const auto factor = hn::Set(tag, c);
    hn::Vec<Floats> partial[sums / lanes];
    for (auto& sum : partial)
        sum = hn::Zero(tag);
    std::size_t k = 0;
    for (; k + sums <= count; k += sums)
        for (std::size_t s = 0; s < sums / lanes; ++s) {
            const std::size_t at = k + s * lanes;
            const auto next = hn::MulAdd(factor, hn::LoadU(tag, a + at), hn::LoadU(tag, d + at));
            hn::StoreU(next, tag, d + at);
            partial[s] = hn::MulAdd(hn::LoadU(tag, b + at), next, partial[s]);
        }
    HWY_ALIGN float of_lanes[sums];
    for (std::size_t s = 0; s < sums / lanes; ++s)
        hn::Store(partial[s], tag, of_lanes + s * lanes);
    float sum = std::accumulate(of_lanes, of_lanes + sums, 0.0f);
    for (; k < count; ++k) {
        d[k] = std::fma(c, a[k], d[k]);
        sum = std::fma(b[k], d[k], sum);
    }
    return sum;
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(add_and_project_vectorised);

float add_and_project(float c, const Eigen::VectorXf& a, const Eigen::VectorXf& b,
                      Eigen::VectorXf& d) {
    return HWY_DYNAMIC_DISPATCH(add_and_project_vectorised)(c, a.data(), b.data(), d.data(),
                                                            static_cast<std::size_t>(d.size()));
}

} // namespace physics
#endif
