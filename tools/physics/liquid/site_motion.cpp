#include "physics/liquid/site_motion.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/site_motion.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 4>; // one particle at most
using Floats = hn::Rebind<float, Doubles>;

} // namespace

void advance_vectorised(double* x, double* v, const double* f, std::size_t count, double kick,
                        double drift) {
    const Doubles d;
    const auto by_force = hn::Set(d, kick), by_velocity = hn::Set(d, drift);
    for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
        const auto velocity = hn::MulAdd(by_force, hn::LoadU(d, f + k), hn::LoadU(d, v + k));
        hn::StoreU(velocity, d, v + k);
        hn::StoreU(hn::MulAdd(by_velocity, velocity, hn::LoadU(d, x + k)), d, x + k);
    }
}

void fold_vectorised(const double* x, std::size_t count, float edge, float* sites) {
    const Doubles d;
    const Floats df;
    const double e = double{edge};
    // nothing is taken off a size: it is less than 1e300
    const double edges[4] = {e, e, e, 1e300}, inverse[4] = {1 / e, 1 / e, 1 / e, 0};
    const float limits[4] = {edge, edge, edge, 1e30f};
    for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
        const std::size_t part = k % 4;
        const auto at = hn::LoadU(d, x + k);
        const auto whole = hn::Floor(hn::Mul(at, hn::LoadU(d, inverse + part)));
        const auto inside = hn::NegMulAdd(whole, hn::LoadU(d, edges + part), at);
        const auto rounded = hn::Max(hn::DemoteTo(df, inside), hn::Zero(df));
        const auto below = hn::Lt(rounded, hn::LoadU(df, limits + part));
        hn::StoreU(hn::IfThenElseZero(below, rounded), df, sites + k);
    }
}

void widen_vectorised(const float* from, std::size_t count, double* to) {
    const Doubles d;
    const Floats df;
    for (std::size_t k = 0; k < count; k += hn::Lanes(d))
        hn::StoreU(hn::PromoteTo(d, hn::LoadU(df, from + k)), d, to + k);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(advance_vectorised);
HWY_EXPORT(fold_vectorised);
HWY_EXPORT(widen_vectorised);

void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift) {
    HWY_DYNAMIC_DISPATCH(advance_vectorised)
    (x.data(), v.data(), f.data(), static_cast<std::size_t>(x.size()), kick, drift);
}

void fold(const Eigen::Matrix4Xd& x, float edge, Site* sites) {
    HWY_DYNAMIC_DISPATCH(fold_vectorised)
    (x.data(), static_cast<std::size_t>(x.size()), edge, &sites->x);
}

void widen(const Site* pulls, Eigen::Matrix4Xd& forces) {
    HWY_DYNAMIC_DISPATCH(widen_vectorised)
    (&pulls->x, static_cast<std::size_t>(forces.size()), forces.data());
}

} // namespace physics
#endif
