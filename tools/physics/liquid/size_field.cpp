#include "physics/liquid/size_field.hpp"

#include "physics/sites/site.hpp"

#include <numbers>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/size_field.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/model/sum_of_lanes-inl.hpp"

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using V = hn::Vec<Floats>;

HWY_INLINE V share(const SizeField::Constants& c, V size) {
    const Floats d;
    const V rest = hn::Div(hn::Set(d, c.square), hn::Mul(size, size));
    return hn::Mul(hn::Set(d, c.scale), hn::Sub(hn::Set(d, 1.0f), rest));
}

/// sum_k c_k P_k(y) by Clenshaw's recurrence.
HWY_INLINE V series(const float (&c)[smooth_terms], V y) {
    const Floats d;
    V next = hn::Zero(d), now = hn::Set(d, c[smooth_terms - 1]); // b_k+1, b_k
    for (int k = smooth_terms - 2; k >= 0; --k) {
        const auto order = static_cast<float>(k);
        const V fall = hn::Set(d, (order + 1) / (order + 2));
        const V rise = hn::Set(d, (2 * order + 1) / (order + 1));
        const V rest = hn::NegMulAdd(fall, next, hn::Set(d, c[k]));
        next = now;
        now = hn::MulAdd(hn::Mul(rise, y), now, rest);
    }
    return now;
}

/// sum_k c_k sin(k x), k = 1 .., likewise.
HWY_INLINE V sines(const float (&c)[size_cosines], V x) {
    const Floats d;
    const V twice = hn::Mul(hn::Set(d, 2.0f), hn::Cos(d, x));
    V next = hn::Zero(d), now = hn::Set(d, c[size_cosines - 1]);
    for (int k = size_cosines - 2; k >= 0; --k) {
        const V rest = hn::Sub(hn::Set(d, c[k]), next);
        next = now;
        now = hn::MulAdd(twice, now, rest);
    }
    return hn::Mul(hn::Sin(d, x), now);
}

} // namespace

/// Sums of cos(k pi u) over `count` sizes, a multiple of 16.  Sizes that fill up the last vector
/// count.
void sum_moments(const SizeField::Constants& c, const float* sizes, std::size_t count,
                 double* moments) {
    const Floats d;
    V sums[size_cosines];
    for (V& sum : sums)
        sum = hn::Zero(d);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const V u = share(c, hn::LoadU(d, sizes + i));
        V before = hn::Set(d, 1.0f),
          now = hn::Cos(d, hn::Mul(hn::Set(d, std::numbers::pi_v<float>), u));
        const V twice = hn::Add(now, now);
        for (V& sum : sums) {
            sum = hn::Add(sum, now);
            const V next = hn::MulSub(twice, now, before);
            before = now;
            now = next;
        }
    }
    for (int k = 0; k < size_cosines; ++k)
        moments[k] = double{sum_of_lanes(d, sums[k])};
}

/// Forces on `count` sizes, a multiple of 16.
void field_forces(const SizeField::Constants& c, const float* sizes, std::size_t count,
                  float* forces) {
    const Floats d;
    const V two_scale_square = hn::Set(d, 2 * c.scale * c.square); // of du/dlambda
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const V size = hn::LoadU(d, sizes + i);
        const V u = share(c, size);
        const V smooth = series(c.smooth, hn::MulSub(hn::Set(d, 2.0f), u, hn::Set(d, 1.0f)));
        const V force =
            hn::Add(smooth, sines(c.sines, hn::Mul(hn::Set(d, std::numbers::pi_v<float>), u)));
        const V du = hn::Div(two_scale_square, hn::Mul(size, hn::Mul(size, size)));
        hn::StoreU(hn::Mul(force, du), d, forces + i);
    }
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(sum_moments);
HWY_EXPORT(field_forces);

namespace {

SizeField::Constants constants_of(const SizeLaw& law, const SizePotential& potential) {
    SizeField::Constants c{.square = static_cast<float>(law.smallest() * law.smallest()),
                           .scale = static_cast<float>(law.scale()),
                           .smooth = {},
                           .sines = {}};
    const Eigen::VectorXd slope = slope_of_legendre(potential.smooth());
    for (Eigen::Index k = 0; k < smooth_terms; ++k)
        c.smooth[k] = static_cast<float>(-2 * slope[k]);
    return c;
}

} // namespace

SizeField::SizeField(const SizeLaw& law, const SizePotential& potential, const Eigen::VectorXd& set,
                     double temperature)
    : law_(law), potential_(potential), held_(size_moments(law, set)), strength_(size_cosines),
      moments_(held_), constants_(constants_of(law, potential)) {
    const auto n = static_cast<double>(set.size());
    for (Eigen::Index k = 0; k < size_cosines; ++k)
        strength_[k] = 20 * temperature / (static_cast<double>((k + 1) * (k + 1)) * n);
    const std::size_t filled = whole_vectors(static_cast<std::size_t>(set.size()));
    sizes_.assign(filled, static_cast<float>(law.smallest()));
    forces_.resize(filled);
}

void SizeField::add_to(Eigen::Matrix4Xd& forces, const Eigen::Matrix4Xd& sites) {
    const Eigen::Index n = sites.cols();
    for (Eigen::Index i = 0; i < n; ++i)
        sizes_[static_cast<std::size_t>(i)] = static_cast<float>(sites(3, i));
    HWY_DYNAMIC_DISPATCH(sum_moments)(constants_, sizes_.data(), sizes_.size(), moments_.data());
    const auto fill = static_cast<double>(sizes_.size()) - static_cast<double>(n);
    moments_.array() -= fill; // the smallest size, u = 0
    for (Eigen::Index k = 0; k < size_cosines; ++k)
        constants_.sines[k] =
            std::numbers::pi_v<float> * static_cast<float>(k + 1) *
            static_cast<float>(potential_.cosines()[k] + strength_[k] * (moments_[k] - held_[k]));
    HWY_DYNAMIC_DISPATCH(field_forces)(constants_, sizes_.data(), sizes_.size(), forces_.data());
    for (Eigen::Index i = 0; i < n; ++i)
        forces(3, i) += double{forces_[static_cast<std::size_t>(i)]};
}

double SizeField::energy(const Eigen::VectorXd& sizes) const {
    const Eigen::VectorXd off = size_moments(law_, sizes) - held_;
    double sum = 0.5 * strength_.dot(off.cwiseAbs2());
    for (const double size : sizes)
        sum += potential_.value(law_, size);
    return sum;
}

} // namespace physics
#endif
