#include "physics/numerics/vector_updates.hpp"

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

} // namespace

float add_and_project_vectorised(float c, const float* a, const float* b, float* d,
                                 std::size_t count) {
    const Floats tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto factor = hn::Set(tag, c);
    // Two sums: one would wait for itself.
    auto even = hn::Zero(tag), odd = hn::Zero(tag);
    const auto advance = [&](std::size_t k, auto& sum) HWY_ATTR {
        const auto next = hn::MulAdd(factor, hn::LoadU(tag, a + k), hn::LoadU(tag, d + k));
        hn::StoreU(next, tag, d + k);
        sum = hn::MulAdd(hn::LoadU(tag, b + k), next, sum);
    };
    std::size_t k = 0;
    for (; k + 2 * lanes <= count; k += 2 * lanes) {
        advance(k, even);
        advance(k + lanes, odd);
    }
    HWY_ALIGN float of_lanes[hn::MaxLanes(tag)];
    hn::Store(hn::Add(even, odd), tag, of_lanes);
    float sum = std::accumulate(of_lanes, of_lanes + lanes, 0.0f);
    for (; k < count; ++k) {
        d[k] += c * a[k];
        sum += b[k] * d[k];
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
