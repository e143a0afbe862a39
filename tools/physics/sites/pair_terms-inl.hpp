// phi of vectors of pairs, for every instruction set that Highway compiles for.  Included once per
// target.

#if defined(PHYSICS_PAIR_TERMS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef PHYSICS_PAIR_TERMS_INL_HPP
#undef PHYSICS_PAIR_TERMS_INL_HPP
#else
#define PHYSICS_PAIR_TERMS_INL_HPP
#endif

#include "physics/sites/pair_vectors-inl.hpp"
#include "physics/sites/site_pulls.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

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

/// sum_l c_l u^(l - Derivative), l = Derivative .. order.
template <int Derivative>
HWY_INLINE V polynomial(const float* c, int order, V u) {
    V sum = hn::Set(Floats(), c[order]);
    for (int l = order - 1; l >= Derivative; --l)
        sum = hn::MulAdd(sum, u, hn::Set(Floats(), c[l]));
    return sum;
}

/// phi(u) = u^-h + sum c_2l u^l with u = x^2 and h = beta/2, for a model with h = Half and q = Order;
/// 0, 0: read from `terms`, up to the highest order of all.
template <int Half, int Order>
class PairPolynomial {
  public:
    HWY_INLINE explicit PairPolynomial(const PairTerms& terms)
        : order_(Order > 0 ? Order : static_cast<int>(terms.coefficients.size()) - 1),
          half_(Half > 0 ? Half : terms.half_exponent) {
        for (int l = 0; l <= order_; ++l) {
            const float c = terms.coefficients[static_cast<std::size_t>(l)];
            const auto n = static_cast<float>(l);
            value_[l] = c;
            minus_twice_slope_[l] = -2 * n * c;
            curvature_[l] = n * (n - 1) * c;
        }
    }

    /// -2 dphi/du.  `inverse` is 1/u.
    HWY_INLINE V minus_twice_slope(V u, V inverse) const {
        const V steep = power<Half + 1>(inverse, half_ + 1);
        return hn::MulAdd(number(2 * half_), steep, polynomial<1>(minus_twice_slope_, order(), u));
    }
    HWY_INLINE V energy(V u, V inverse) const {
        return hn::Add(polynomial<0>(value_, order(), u), power<Half>(inverse, half_));
    }
    /// d^2phi/du^2.
    HWY_INLINE V curvature(V u, V inverse) const {
        const V steep = hn::Mul(power<Half + 1>(inverse, half_ + 1), inverse);
        return hn::MulAdd(number(half_ * (half_ + 1)), steep,
                          polynomial<2>(curvature_, order(), u));
    }

  private:
    HWY_INLINE int order() const { return Order > 0 ? Order : order_; }
    static HWY_INLINE V number(int x) { return hn::Set(Floats(), static_cast<float>(x)); }

    int order_, half_;
    float value_[highest_order + 1], minus_twice_slope_[highest_order + 1],
        curvature_[highest_order + 1];
};

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#endif
