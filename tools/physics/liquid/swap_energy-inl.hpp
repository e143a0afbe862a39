// Energy of a move of swap Monte Carlo, for every instruction set that Highway compiles for.
// Included once per target.

#if defined(PHYSICS_SWAP_ENERGY_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_SWAP_ENERGY_INL_HPP
#undef PHYSICS_SWAP_ENERGY_INL_HPP
#else
#define PHYSICS_SWAP_ENERGY_INL_HPP
#endif

#include "physics/liquid/swap_monte_carlo.hpp"
#include "physics/model/sum_of_lanes-inl.hpp"
#include "physics/sites/pair_vectors-inl.hpp"

#include <cstddef>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

/// The pair energy of a model with beta = 2 Half and q = Order; 0, 0: read from the state.
template <int Half, int Order>
struct SwapEnergy {
    const SamplerState& s;
    const Floats d{};
    const V cutoff2 = hn::Set(d, s.geometry.cutoff* s.geometry.cutoff);
    const V one = hn::Set(d, 1.0f);
    const V edge = hn::Set(d, s.geometry.edge);
    const V inverse_edge = hn::Set(d, 1 / s.geometry.edge);
    const V non_additivity = hn::Set(d, s.geometry.non_additivity);

    HWY_INLINE V power(V w) const {
        if constexpr (Half == 5 || Half == 6) {
            const V w2 = hn::Mul(w, w), w4 = hn::Mul(w2, w2);
            return hn::Mul(w4, Half == 5 ? w : w2);
        } else {
            V result = w;
            for (int k = 1; k < s.half_exponent; ++k)
                result = hn::Mul(result, w);
            return result;
        }
    }

    /// phi(x^2), zero outside the cut-off and for the dummy.
    HWY_INLINE V phi(V x2) const {
        const int order = Order > 0 ? Order : static_cast<int>(s.coefficients.size()) - 1;
        V sum = hn::Set(d, s.coefficients[static_cast<std::size_t>(order)]);
        for (int l = order; l-- > 0;)
            sum = hn::MulAdd(sum, x2, hn::Set(d, s.coefficients[static_cast<std::size_t>(l)]));
        return hn::IfThenElseZero(hn::Lt(x2, cutoff2), hn::Add(power(hn::Div(one, x2)), sum));
    }

    HWY_INLINE V inverse_square(V size) const { return hn::Div(one, hn::Mul(size, size)); }

    /// U(particle i moved by (sx, sy, sz)) - U.
    HWY_INLINE float displaced(std::size_t i, float sx, float sy, float sz) const {
        const Site& self = s.sites[i];
        const V x = hn::Set(d, self.x), y = hn::Set(d, self.y), z = hn::Set(d, self.z);
        const V size = hn::Set(d, self.size);
        const V mx = hn::Set(d, sx), my = hn::Set(d, sy), mz = hn::Set(d, sz);
        V sum = hn::Zero(d);
        const std::uint32_t* list = s.lists.list(i);
        const std::size_t count = s.lists.count(i);
        for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
            const Fours j = load_fours<4>(&s.sites.data()->x, list + k);
            const V dx = nearest_image(hn::Sub(j.x, x), edge, inverse_edge);
            const V dy = nearest_image(hn::Sub(j.y, y), edge, inverse_edge);
            const V dz = nearest_image(hn::Sub(j.z, z), edge, inverse_edge);
            const V ex = hn::Sub(dx, mx), ey = hn::Sub(dy, my), ez = hn::Sub(dz, mz);
            const V before = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
            const V after = hn::MulAdd(ex, ex, hn::MulAdd(ey, ey, hn::Mul(ez, ez)));
            const V scale = inverse_square(pair_size(j.size, size, non_additivity));
            sum = hn::Add(sum, hn::Sub(phi(hn::Mul(after, scale)), phi(hn::Mul(before, scale))));
        }
        return sum_of_lanes(d, sum);
    }

    /// U(particle i of size `size`) - U.
    HWY_INLINE float resized(std::size_t i, float new_size) const {
        const Site& self = s.sites[i];
        const V x = hn::Set(d, self.x), y = hn::Set(d, self.y), z = hn::Set(d, self.z);
        const V before = hn::Set(d, self.size), after = hn::Set(d, new_size);
        V sum = hn::Zero(d);
        const std::uint32_t* list = s.lists.list(i);
        const std::size_t count = s.lists.count(i);
        for (std::size_t k = 0; k < count; k += hn::Lanes(d)) {
            const Fours j = load_fours<4>(&s.sites.data()->x, list + k);
            const V dx = nearest_image(hn::Sub(j.x, x), edge, inverse_edge);
            const V dy = nearest_image(hn::Sub(j.y, y), edge, inverse_edge);
            const V dz = nearest_image(hn::Sub(j.z, z), edge, inverse_edge);
            const V r2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
            const V new_scale = inverse_square(pair_size(j.size, after, non_additivity));
            const V old_scale = inverse_square(pair_size(j.size, before, non_additivity));
            sum = hn::Add(sum, hn::Sub(phi(hn::Mul(r2, new_scale)), phi(hn::Mul(r2, old_scale))));
        }
        return sum_of_lanes(d, sum);
    }
};

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
