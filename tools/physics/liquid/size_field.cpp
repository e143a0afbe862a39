#include "physics/liquid/size_field.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/size_field.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/model/sum_of_lanes-inl.hpp"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using V = hn::Vec<Floats>;

/// y = 2u - 1.
HWY_INLINE V scaled_share(const SizeField::Constants& c, V size) {
    const Floats d;
    const V rest = hn::Div(hn::Set(d, c.square), hn::Mul(size, size));
    const V u = hn::Mul(hn::Set(d, c.scale), hn::Sub(hn::Set(d, 1.0f), rest));
    return hn::Sub(hn::Add(u, u), hn::Set(d, 1.0f));
}

template <std::size_t Count>
HWY_INLINE V polynomial(const float (&coefficients)[Count], V x) {
    const Floats d;
    V sum = hn::Set(d, coefficients[Count - 1]);
    for (std::size_t k = Count - 1; k-- > 0;)
        sum = hn::MulAdd(sum, x, hn::Set(d, coefficients[k]));
    return sum;
}

} // namespace

/// Sums of P_1 .. over `count` sizes, a multiple of 16.  Sizes that fill up the last vector count.
void sum_moments(const SizeField::Constants& c, const float* sizes, std::size_t count,
                 double* moments) {
    const Floats d;
    V sums[held_moments];
    for (V& sum : sums)
        sum = hn::Zero(d);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const V y = scaled_share(c, hn::LoadU(d, sizes + i));
        V before = hn::Set(d, 1.0f), now = y;
        for (int k = 0; k < held_moments; ++k) {
            sums[k] = hn::Add(sums[k], now);
            const float order = static_cast<float>(k + 1);
            const V rise = hn::Mul(hn::Set(d, (2 * order + 1) / (order + 1)), hn::Mul(y, now));
            const V next = hn::NegMulAdd(hn::Set(d, order / (order + 1)), before, rise);
            before = now;
            now = next;
        }
    }
    for (int k = 0; k < held_moments; ++k)
        moments[k] = double{sum_of_lanes(d, sums[k])};
}

/// Forces on `count` sizes, a multiple of 16.
void field_forces(const SizeField::Constants& c, const float* sizes, std::size_t count,
                  float* forces) {
    const Floats d;
    const V middle = hn::Set(d, c.middle), inverse = hn::Set(d, 1 / c.half_range);
    const V four_scale_square = hn::Set(d, 4 * c.scale * c.square); // of dy/dlambda
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const V size = hn::LoadU(d, sizes + i);
        const V of_potential = polynomial(c.of_potential, hn::Mul(hn::Sub(size, middle), inverse));
        const V of_moments = polynomial(c.of_moments, scaled_share(c, size));
        const V dy = hn::Div(four_scale_square, hn::Mul(size, hn::Mul(size, size)));
        hn::StoreU(hn::MulAdd(of_moments, dy, of_potential), d, forces + i);
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

constexpr std::size_t vector = 16;

SizeField::Constants constants_of(const SizeLaw& law, const SizePotential& potential) {
    SizeField::Constants c{};
    const double square = law.smallest() * law.smallest();
    c.square = static_cast<float>(square);
    c.scale = static_cast<float>(1 / (1 - square / (law.largest() * law.largest())));
    c.half_range = static_cast<float>(law.half_range());
    c.middle = static_cast<float>(law.smallest() + law.half_range());
    const Eigen::VectorXd slope = slope_of_legendre(potential.coefficients) / law.half_range();
    for (Eigen::Index k = 0; k < size_potential_terms; ++k)
        c.of_potential[k] = static_cast<float>(-slope[k]);
    return c;
}

} // namespace

SizeField::SizeField(const SizeLaw& law, const SizePotential& potential, const Eigen::VectorXd& set,
                     double temperature)
    : law_(law), potential_(potential), held_(size_moments(law, set, held_moments)),
      strength_(held_moments), moments_(held_), constants_(constants_of(law, potential)) {
    const auto n = static_cast<double>(set.size());
    for (Eigen::Index k = 0; k < held_moments; ++k)
        strength_[k] = 20 * temperature / (static_cast<double>((k + 1) * (k + 1)) * n);
    const auto filled = (static_cast<std::size_t>(set.size()) + vector - 1) / vector * vector;
    sizes_.assign(filled, static_cast<float>(law.smallest()));
    forces_.resize(filled);
}

void SizeField::add_to(Eigen::Matrix4Xd& forces, const Eigen::Matrix4Xd& sites) {
    const Eigen::Index n = sites.cols();
    for (Eigen::Index i = 0; i < n; ++i)
        sizes_[static_cast<std::size_t>(i)] = static_cast<float>(sites(3, i));
    HWY_DYNAMIC_DISPATCH(sum_moments)(constants_, sizes_.data(), sizes_.size(), moments_.data());
    const auto fill = static_cast<double>(sizes_.size()) - static_cast<double>(n);
    moments_ -= fill * legendre(-1, held_moments); // the smallest size, y = -1
    const Eigen::VectorXd slope =
        slope_of_legendre((strength_.array() * (moments_ - held_).array()).matrix());
    for (Eigen::Index k = 0; k < held_moments; ++k)
        constants_.of_moments[k] = static_cast<float>(-slope[k]);
    HWY_DYNAMIC_DISPATCH(field_forces)(constants_, sizes_.data(), sizes_.size(), forces_.data());
    for (Eigen::Index i = 0; i < n; ++i)
        forces(3, i) += double{forces_[static_cast<std::size_t>(i)]};
}

double SizeField::energy(const Eigen::VectorXd& sizes) const {
    const Eigen::VectorXd off = size_moments(law_, sizes, held_moments) - held_;
    double sum = 0.5 * strength_.dot(off.cwiseAbs2());
    for (const double size : sizes)
        sum += potential_.value(law_, size);
    return sum;
}

} // namespace physics
#endif
