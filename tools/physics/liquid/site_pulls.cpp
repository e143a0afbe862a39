#include "physics/liquid/site_pulls.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/site_pulls.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/liquid/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

/// u^n for the n of a model, of 6 and 7 by the fewest products.
template <int Power>
HWY_INLINE V power(V u, int n) {
    if constexpr (Power == 6 || Power == 7) {
        const V u2 = hn::Mul(u, u), u6 = hn::Mul(hn::Mul(u2, u2), u2);
        return Power == 6 ? u6 : hn::Mul(u6, u);
    } else {
        V result = u;
        for (int k = 1; k < n; ++k)
            result = hn::Mul(result, u);
        return result;
    }
}

/// phi(u) = u^-h + sum c_2l u^l with u = x^2 and h = beta/2, for a model with h = Half and q = Order;
/// 0, 0: read from the pairs.
template <int Half, int Order>
struct Potential {
    const NearPairs& pairs;
    const Floats d{};
    const int order = Order > 0 ? Order : static_cast<int>(pairs.coefficients.size()) - 1;
    const int half = Half > 0 ? Half : pairs.half_exponent;

    HWY_INLINE V number(int x) const { return hn::Set(d, static_cast<float>(x)); }
    HWY_INLINE V coefficient(int l, int times) const {
        return hn::Set(d,
                       pairs.coefficients[static_cast<std::size_t>(l)] * static_cast<float>(times));
    }

    /// 2 dphi/du.  `inverse` is 1/u.
    HWY_INLINE V twice_slope(V u, V inverse) const {
        V sum = coefficient(order, 2 * order);
        for (int l = order - 1; l >= 1; --l)
            sum = hn::MulAdd(sum, u, coefficient(l, 2 * l));
        return hn::NegMulAdd(number(2 * half), power<Half + 1>(inverse, half + 1), sum);
    }
    HWY_INLINE V energy(V u, V inverse) const {
        V sum = coefficient(order, 1);
        for (int l = order - 1; l >= 0; --l)
            sum = hn::MulAdd(sum, u, coefficient(l, 1));
        return hn::Add(sum, power<Half>(inverse, half));
    }
    /// d^2phi/du^2.
    HWY_INLINE V curvature(V u, V inverse) const {
        V sum = coefficient(order, order * (order - 1));
        for (int l = order - 1; l >= 2; --l)
            sum = hn::MulAdd(sum, u, coefficient(l, l * (l - 1)));
        const V steep = hn::Mul(power<Half + 1>(inverse, half + 1), inverse);
        return hn::MulAdd(number(half * (half + 1)), steep, sum);
    }
};

#if HWY_TARGET == HWY_SCALAR

HWY_INLINE void add_to_sites(V x, V y, V z, V size, Site* pulls, const std::uint32_t* list) {
    Site& p = pulls[list[0]];
    p = {p.x + x.raw, p.y + y.raw, p.z + z.raw, p.size + size.raw};
}

HWY_INLINE void add_all_to_site(V x, V y, V z, V size, Site& pull) {
    const std::uint32_t first = 0;
    add_to_sites(x, y, z, size, &pull, &first);
}

#else

/// The reverse of every_fourth(): adds each 128-bit block to its site.
template <class D>
HWY_INLINE void add_every_fourth(D d, hn::Vec<D> v, Site* pulls, const std::uint32_t* list) {
    if constexpr (hn::MaxLanes(d) <= 4) {
        float* at = &pulls[list[0]].x;
        hn::Store(hn::Add(hn::Load(d, at), v), d, at);
    } else {
        const hn::Half<D> half;
        add_every_fourth(half, hn::LowerHalf(half, v), pulls, list);
        add_every_fourth(half, hn::UpperHalf(half, v), pulls, list + hn::MaxLanes(half));
    }
}

/// One site in each 128-bit block: the lanes k, k + 4, .. of four vectors.
struct Blocks {
    V of[4];
};
HWY_INLINE Blocks transposed(V x, V y, V z, V size) {
    const Floats d;
    const V xz_low = hn::InterleaveLower(d, x, z), xz_high = hn::InterleaveUpper(d, x, z);
    const V ys_low = hn::InterleaveLower(d, y, size), ys_high = hn::InterleaveUpper(d, y, size);
    return {{hn::InterleaveLower(d, xz_low, ys_low), hn::InterleaveUpper(d, xz_low, ys_low),
             hn::InterleaveLower(d, xz_high, ys_high), hn::InterleaveUpper(d, xz_high, ys_high)}};
}

/// Adds to the sites named by list[0 .. Lanes).
HWY_INLINE void add_to_sites(V x, V y, V z, V size, Site* pulls, const std::uint32_t* list) {
    const Blocks blocks = transposed(x, y, z, size);
    for (std::size_t k = 0; k < 4; ++k)
        add_every_fourth(Floats(), blocks.of[k], pulls, list + k);
}

template <class D>
HWY_INLINE void add_blocks(D d, hn::Vec<D> v, Site& pull) {
    if constexpr (hn::MaxLanes(d) <= 4) {
        hn::Store(hn::Add(hn::Load(d, &pull.x), v), d, &pull.x);
    } else {
        const hn::Half<D> half;
        add_blocks(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)), pull);
    }
}

/// Adds the sums of all lanes to one site.
HWY_INLINE void add_all_to_site(V x, V y, V z, V size, Site& pull) {
    const Blocks b = transposed(x, y, z, size);
    add_blocks(Floats(), hn::Add(hn::Add(b.of[0], b.of[1]), hn::Add(b.of[2], b.of[3])), pull);
}

#endif

/// @tparam Sums  false: the sums stay zero
template <int Half, int Order, bool Sums>
PairSums add_pulls_of(const NearPairs& pairs, const Site* sites, Site* pulls) {
    const Floats d;
    const V edge = hn::Set(d, pairs.edge), inverse_edge = hn::Set(d, 1 / pairs.edge);
    const V furthest = hn::Set(d, pairs.cutoff * pairs.cutoff);
    const V non_additivity = hn::Set(d, pairs.non_additivity);
    const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f);
    const Potential<Half, Order> phi{pairs};
    PairSums sums;
    for (std::size_t i = 0; i + 1 < pairs.first.size(); ++i) {
        const Site& self = sites[i];
        const V x = hn::Set(d, self.x), y = hn::Set(d, self.y), z = hn::Set(d, self.z);
        const V size = hn::Set(d, self.size);
        V fx = hn::Zero(d), fy = fx, fz = fx, fs = fx, energy = fx, virial = fx, laplacian = fx;
        for (std::size_t k = pairs.first[i]; k < pairs.first[i + 1]; k += hn::Lanes(d)) {
            const std::uint32_t* list = &pairs.other[k];
            const Sites j = load_sites(sites, list);
            const V dx = nearest_image(hn::Sub(j.x, x), edge, inverse_edge);
            const V dy = nearest_image(hn::Sub(j.y, y), edge, inverse_edge);
            const V dz = nearest_image(hn::Sub(j.z, z), edge, inverse_edge);
            const V r2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
            // lambda_ij = m (1 - n_a |a|), with the mean m and the difference a of the sizes
            const V mean = hn::Mul(hn::Add(j.size, size), half), apart = hn::Sub(j.size, size);
            const V shrink = hn::NegMulAdd(non_additivity, hn::Abs(apart), one);
            const V pair = hn::Mul(mean, shrink);
            const V both = hn::Div(one, hn::Mul(pair, r2)); // one division for two inverses
            const V inverse = hn::Mul(both, r2), inverse2 = hn::Mul(inverse, inverse);
            const V u = hn::Mul(r2, inverse2);
            const V inverse_u = hn::Mul(hn::Mul(pair, pair), hn::Mul(both, pair));
            const auto within = hn::Lt(u, furthest); // not where a coordinate is NaN
            const V slope = hn::IfThenElseZero(within, phi.twice_slope(u, inverse_u));
            const V pull = hn::Mul(slope, inverse2);
            const V stretch = hn::IfThenElseZero(within, hn::Mul(slope, u));
            const V ux = hn::IfThenElseZero(within, hn::Mul(pull, dx));
            const V uy = hn::IfThenElseZero(within, hn::Mul(pull, dy));
            const V uz = hn::IfThenElseZero(within, hn::Mul(pull, dz));
            // -dU/dlambda_ij, and d lambda_ij/d size of j and of i
            const V per_size = hn::IfThenElseZero(within, hn::Mul(stretch, inverse));
            const V common = hn::Mul(shrink, half);
            const V kink = hn::CopySign(hn::Mul(non_additivity, mean), apart);
            fx = hn::Add(fx, ux);
            fy = hn::Add(fy, uy);
            fz = hn::Add(fz, uz);
            fs = hn::MulAdd(per_size, hn::Add(common, kink), fs);
            const V other = hn::Mul(per_size, hn::Sub(common, kink));
            add_to_sites(hn::Neg(ux), hn::Neg(uy), hn::Neg(uz), other, pulls, list);
            if constexpr (Sums) {
                energy = hn::Add(energy, hn::IfThenElseZero(within, phi.energy(u, inverse_u)));
                virial = hn::Sub(virial, stretch);
                const V bend = hn::Mul(hn::Mul(phi.curvature(u, inverse_u), u), inverse2);
                const V all = hn::MulAdd(hn::Set(d, 4.0f), bend, hn::Mul(hn::Set(d, 3.0f), pull));
                laplacian = hn::Add(laplacian, hn::IfThenElseZero(within, all));
            }
        }
        add_all_to_site(fx, fy, fz, fs, pulls[i]);
        if constexpr (Sums) {
            const auto sum = [d](V v) { return hn::GetLane(hn::SumOfLanes(d, v)); };
            sums.energy += double{sum(energy)};
            sums.virial += double{sum(virial)};
            sums.laplacian += 2 * double{sum(laplacian)};
        }
    }
    return sums;
}

template <bool Sums>
PairSums add_pulls_with(const NearPairs& pairs, const Site* sites, Site* pulls) {
    const std::size_t order = pairs.coefficients.size() - 1;
    if (pairs.half_exponent == 5 && order == 3)
        return add_pulls_of<5, 3, Sums>(pairs, sites, pulls);
    if (pairs.half_exponent == 6 && order == 2)
        return add_pulls_of<6, 2, Sums>(pairs, sites, pulls);
    return add_pulls_of<0, 0, Sums>(pairs, sites, pulls);
}

} // namespace

PairSums add_pulls_vectorised(const NearPairs& pairs, const Site* sites, Site* pulls, bool sums) {
    return sums ? add_pulls_with<true>(pairs, sites, pulls)
                : add_pulls_with<false>(pairs, sites, pulls);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(add_pulls_vectorised);

PairSums add_pulls(const NearPairs& pairs, const Site* sites, Site* pulls, bool with_sums) {
    return HWY_DYNAMIC_DISPATCH(add_pulls_vectorised)(pairs, sites, pulls, with_sums);
}

} // namespace physics
#endif
