#include "physics/sites/site_arrays.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/site_arrays.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 4>; // one particle at most

void gather_sites(const double* sites, const std::vector<std::uint32_t>& order, double edge,
                  PackedSite* to) {
    const Doubles d;
    const hn::Rebind<float, Doubles> df;
    const hn::Rebind<std::int32_t, Doubles> di;
    const double inverse[4] = {1 / edge, 1 / edge, 1 / edge, 0};
    const float of_size[4] = {0, 0, 0, 1};
    for (std::size_t k = 0; k < 4; k += hn::Lanes(d)) {
        const auto scale = hn::LoadU(d, inverse + k), whole = hn::Set(d, 0x1p32);
        const auto is_size = hn::Lt(hn::Zero(df), hn::LoadU(df, of_size + k));
        for (std::size_t place = 0; place < order.size(); ++place) {
            const auto at = hn::LoadU(d, sites + 4 * std::size_t{order[place]} + k);
            const auto share = hn::Mul(at, scale);
            // DemoteTo keeps within the range of integers: half an edge becomes a little less
            const auto inside = hn::Mul(hn::Sub(share, hn::Round(share)), whole);
            const auto bits = hn::BitCast(df, hn::DemoteTo(di, inside));
            const auto four = hn::IfThenElse(is_size, hn::DemoteTo(df, at), bits);
            hn::StoreU(hn::BitCast(di, four), di, &to[place].x + k);
        }
    }
}

void scatter_pulls(const Pull* from, const std::vector<std::uint32_t>& order, double* to) {
    const Doubles d;
    const hn::Rebind<float, Doubles> df;
    for (std::size_t place = 0; place < order.size(); ++place)
        for (std::size_t k = 0; k < 4; k += hn::Lanes(d))
            hn::StoreU(hn::PromoteTo(d, hn::LoadU(df, &from[place].x + k)), d,
                       to + 4 * std::size_t{order[place]} + k);
}

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

HWY_EXPORT(gather_sites);
HWY_EXPORT(scatter_pulls);
HWY_EXPORT(advance_vectorised);

Eigen::Matrix4Xd sites_of(const Configuration& c) {
    Eigen::Matrix4Xd sites(4, c.particles());
    sites.topRows(3) = c.positions;
    sites.row(3) = c.diameters.transpose();
    return sites;
}

Eigen::Vector3d centre(const Eigen::Matrix4Xd& sites) { return sites.topRows(3).rowwise().mean(); }

void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift) {
    HWY_DYNAMIC_DISPATCH(advance_vectorised)
    (x.data(), v.data(), f.data(), static_cast<std::size_t>(x.size()), kick, drift);
}

SiteOrder::SiteOrder(const Eigen::Matrix4Xd& sites, double edge) {
    const double across = std::cbrt(static_cast<double>(sites.cols()) / 4);
    const int columns = std::max(1, static_cast<int>(std::lround(across)));
    std::vector<std::pair<double, std::uint32_t>> along;
    for (Eigen::Index i = 0; i < sites.cols(); ++i) {
        const auto share = [&](Eigen::Index axis) { // of the edge; 0 where motion has blown up
            const double edges = sites(axis, i) / edge, inside = edges - std::floor(edges);
            return inside >= 0 ? inside : 0;
        };
        const int x = std::min(static_cast<int>(share(0) * columns), columns - 1);
        const int y = std::min(static_cast<int>(share(1) * columns), columns - 1);
        const int column = x * columns + (x % 2 == 0 ? y : columns - 1 - y);
        const double z = column % 2 == 0 ? share(2) : 1 - share(2);
        along.emplace_back(2 * column + z, static_cast<std::uint32_t>(i));
    }
    std::ranges::sort(along);
    for (const auto& [place, particle] : along)
        particle_.push_back(particle);
}

void SiteOrder::gather(const Eigen::Matrix4Xd& sites, double edge, PackedSite* to) const {
    HWY_DYNAMIC_DISPATCH(gather_sites)(sites.data(), particle_, edge, to);
}

void SiteOrder::scatter(const Pull* from, Eigen::Matrix4Xd& to) const {
    HWY_DYNAMIC_DISPATCH(scatter_pulls)(from, particle_, to.data());
}

} // namespace physics
#endif
