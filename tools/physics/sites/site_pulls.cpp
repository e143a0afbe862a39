#include "physics/sites/site_pulls.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/sites/site_pulls.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/model/sum_of_lanes-inl.hpp"
#include "physics/sites/pair_terms-inl.hpp"
#include "physics/sites/site_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

struct VectorSums {
    V energy, virial, laplacian;
};

/// All that the pairs of a vector need to know of the model.
template <int Half, int Order>
struct Interaction {
    const PairPolynomial<Half, Order> phi;
    const Floats d{};
    const V unit, furthest, non_additivity;

    HWY_INLINE Interaction(const PairRange& range, const PairTerms& terms)
        : phi(terms), unit(unit_of_positions(range.edge)),
          furthest(hn::Set(d, range.cutoff * range.cutoff)),
          non_additivity(hn::Set(d, range.non_additivity)) {}

    /// Forces of pairs on the sites j, and those on i with the other sign; sums are added to.
    template <bool Sums>
    HWY_INLINE void operator()(const Fours& i, const Fours& j, Fours& off_i, Fours& on_j,
                               VectorSums& sums) const {
        const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f);
        const Fours r = apart(i, j, unit);
        const V r2 = squared_length(r);
        // lambda_ij = m (1 - n_a |a|), with the mean m and the difference a of the sizes
        const V mean = hn::Mul(hn::Add(j.size, i.size), half);
        const V shrink = hn::NegMulAdd(non_additivity, hn::Abs(r.size), one);
        const V pair = hn::Mul(mean, shrink);
        const V both = hn::Div(one, hn::Mul(pair, r2)); // one division for two inverses
        const V inverse = hn::Mul(both, r2), inverse2 = hn::Mul(inverse, inverse);
        const V u = hn::Mul(r2, inverse2);
        const V inverse_u = hn::Mul(hn::Mul(pair, pair), hn::Mul(both, pair));
        const auto within = hn::Lt(u, furthest); // not of a dummy
        const V push = hn::IfThenElseZero(within, phi.minus_twice_slope(u, inverse_u));
        const V along = hn::IfThenElseZero(within, hn::Mul(push, inverse2));
        const V outward = hn::IfThenElseZero(within, hn::Mul(push, u));
        const V x = hn::Mul(along, r.x), y = hn::Mul(along, r.y), z = hn::Mul(along, r.z);
        // dU/dlambda_ij, and d lambda_ij/d size of j and of i
        const V per_size = hn::Mul(outward, inverse);
        const V common = hn::Mul(shrink, half);
        const V kink = hn::CopySign(hn::Mul(non_additivity, mean), r.size);
        off_i = {x, y, z, hn::IfThenElseZero(within, hn::Mul(per_size, hn::Add(common, kink)))};
        on_j = {x, y, z, hn::IfThenElseZero(within, hn::Mul(per_size, hn::Sub(kink, common)))};
        if constexpr (Sums) {
            const auto add = [&](V& sum, V value) {
                sum = hn::Add(sum, hn::IfThenElseZero(within, value));
            };
            add(sums.energy, phi.energy(u, inverse_u));
            add(sums.virial, outward);
            const V bend = hn::Mul(hn::Mul(phi.curvature(u, inverse_u), u), inverse2);
            add(sums.laplacian,
                hn::NegMulAdd(hn::Set(d, 3.0f), along, hn::Mul(hn::Set(d, 4.0f), bend)));
        }
    }
};

/// Adds the forces of all lanes, stored by store_fours(), to those named by `list`.
HWY_INLINE void add_stored(const float* stored, const std::uint32_t* list, std::size_t count,
                           float* pulls) {
    const hn::CappedTag<float, block_lanes> d;
    constexpr std::size_t lanes = hn::MaxLanes(Floats());
    for (std::size_t k = 0; k < count; k += lanes)
        for (std::size_t l = 0; l < lanes; ++l)
            for (std::size_t c = 0; c < 4; c += hn::Lanes(d)) {
                float* at = pulls + list[k + l] + c;
                const auto more = hn::Load(d, stored + 4 * (k + place_of_lane(l)) + c);
                hn::Store(hn::Add(hn::Load(d, at), more), d, at);
            }
}

/// @tparam Sums  false: the sums stay zero
template <int Half, int Order, bool Sums>
PairSums add_pulls_of(const PairRange& range, const PairTerms& terms, const NearPairs& pairs,
                      const float* sites, float* pulls, float* of_quads) {
    const Floats d;
    const Interaction<Half, Order> interact(range, terms);
    const V zero = hn::Zero(d);
    const std::uint32_t *self = pairs.self.data(), *other = pairs.other.data();
    // Forces are added up after many pairs: the arithmetic of the next ones need not wait.
    constexpr std::size_t many = 16 * longest_vector;
    HWY_ALIGN float stored[4 * many];
    PairSums sums;
    for (std::size_t begin = 0; begin < pairs.other.size(); begin += many) {
        const std::size_t end = std::min(pairs.other.size(), begin + many);
        VectorSums part{zero, zero, zero};
        for (std::size_t k = begin; k < end; k += hn::Lanes(d)) {
            const Fours i = load_selves(sites, self + k / 4);
            Fours off_i, on_j;
            interact.template operator()<Sums>(i, load_fours<1>(sites, other + k), off_i, on_j,
                                               part);
            store_fours(on_j, stored + 4 * (k - begin));
            add_quads(off_i, of_quads + k / 4 * 4);
        }
        add_stored(stored, other + begin, end - begin, pulls);
        if constexpr (Sums) {
            const auto sum = [d](V v) { return double{sum_of_lanes(d, v)}; };
            sums.energy += sum(part.energy);
            sums.virial += sum(part.virial);
            sums.laplacian += 2 * sum(part.laplacian);
        }
    }
    for (std::size_t quad = 0; quad < pairs.self.size(); ++quad)
        for (std::size_t c = 0; c < 4; ++c)
            pulls[self[quad] + c] -= of_quads[4 * quad + c];
    return sums;
}

template <bool Sums>
PairSums add_pulls_with(const PairRange& range, const PairTerms& terms, const NearPairs& pairs,
                        const float* sites, float* pulls, float* of_quads) {
    const std::size_t order = terms.coefficients.size() - 1;
    if (terms.half_exponent == 5 && order == 3)
        return add_pulls_of<5, 3, Sums>(range, terms, pairs, sites, pulls, of_quads);
    if (terms.half_exponent == 6 && order == 2)
        return add_pulls_of<6, 2, Sums>(range, terms, pairs, sites, pulls, of_quads);
    return add_pulls_of<0, 0, Sums>(range, terms, pairs, sites, pulls, of_quads);
}

} // namespace

PairSums add_pulls_vectorised(const PairRange& range, const PairTerms& terms,
                              const NearPairs& pairs, const float* sites, float* pulls,
                              float* of_quads, bool with_sums) {
    return with_sums ? add_pulls_with<true>(range, terms, pairs, sites, pulls, of_quads)
                     : add_pulls_with<false>(range, terms, pairs, sites, pulls, of_quads);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(add_pulls_vectorised);

PairSums add_pulls(const PairRange& range, const PairTerms& terms, const NearPairs& pairs,
                   const std::vector<PackedSite>& sites, std::vector<Pull>& pulls,
                   std::vector<Pull>& of_quads, bool with_sums) {
    if (pairs.self.empty())
        return {};
    of_quads.assign(pairs.self.size(), Pull{0, 0, 0, 0});
    // vectors load the integers of a site as they are
    const auto* numbers = reinterpret_cast<const float*>(sites.data());
    return HWY_DYNAMIC_DISPATCH(add_pulls_vectorised)(
        range, terms, pairs, numbers, &pulls.data()->x, &of_quads.data()->x, with_sums);
}

} // namespace physics
#endif
