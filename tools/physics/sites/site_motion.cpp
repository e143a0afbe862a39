#include "physics/sites/site_motion.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/site_motion.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 4>; // one particle at most

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

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(advance_vectorised);

void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift) {
    HWY_DYNAMIC_DISPATCH(advance_vectorised)
    (x.data(), v.data(), f.data(), static_cast<std::size_t>(x.size()), kick, drift);
}

Eigen::Matrix4Xd sites_of(const Configuration& c) {
    Eigen::Matrix4Xd sites(4, c.particles());
    sites.topRows(3) = c.positions;
    sites.row(3) = c.diameters.transpose();
    return sites;
}

Eigen::Vector3d centre(const Eigen::Matrix4Xd& sites) { return sites.topRows(3).rowwise().mean(); }

} // namespace physics
#endif
