#include "physics/numerics/supernode_solve.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/numerics/supernode_solve.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// Columns first .. first + count - 1 and as many sides as D has lanes; x_k stays in a register.
template <class Real, std::size_t count>
struct Panel {
    using D = hn::CappedTag<Real, sides>;
    using V = hn::Vec<D>;

    const SupernodeColumns<Real>& l;
    std::size_t first;
    Real* x; ///< of the first of these sides

    const Real* column(std::size_t k) const { return l.values + (first + k) * l.height; }
    V load(std::size_t row) const { return hn::LoadU(D(), x + row * sides); }
    void store(V value, std::size_t row) const { hn::StoreU(value, D(), x + row * sides); }

    void forward() const {
        const D d;
        const Real* columns[count];
        V own[count];
        for (std::size_t k = 0; k < count; ++k) {
            columns[k] = column(k);
            own[k] = load(first + k);
            for (std::size_t j = 0; j < k; ++j)
                own[k] = hn::NegMulAdd(hn::Set(d, columns[j][first + k]), own[j], own[k]);
            own[k] = hn::Div(own[k], hn::Set(d, columns[k][first + k]));
            store(own[k], first + k);
        }
        for (std::size_t row = first + count; row < l.height; ++row) {
            V sum = load(row);
            for (std::size_t k = 0; k < count; ++k)
                sum = hn::NegMulAdd(hn::Set(d, columns[k][row]), own[k], sum);
            store(sum, row);
        }
    }

    void backward() const {
        const D d;
        const Real* columns[count];
        V own[count];
        for (std::size_t k = 0; k < count; ++k) {
            columns[k] = column(k);
            own[k] = load(first + k);
        }
        for (std::size_t row = first + count; row < l.height; ++row) {
            const V later = load(row);
            for (std::size_t k = 0; k < count; ++k)
                own[k] = hn::NegMulAdd(hn::Set(d, columns[k][row]), later, own[k]);
        }
        for (std::size_t k = count; k-- > 0;) {
            for (std::size_t j = k + 1; j < count; ++j)
                own[k] = hn::NegMulAdd(hn::Set(d, columns[k][first + j]), own[j], own[k]);
            own[k] = hn::Div(own[k], hn::Set(d, columns[k][first + k]));
            store(own[k], first + k);
        }
    }
};

template <class Real>
void solve(const SupernodeColumns<Real>& l, Triangle triangle, std::span<Real> x) {
    for (std::size_t side = 0; side < sides; side += hn::Lanes(hn::CappedTag<Real, sides>())) {
        if (triangle == Triangle::lower) {
            std::size_t k = 0;
            for (; k + 8 <= l.width; k += 8)
                Panel<Real, 8>{l, k, x.data() + side}.forward();
            for (; k < l.width; ++k)
                Panel<Real, 1>{l, k, x.data() + side}.forward();
        } else {
            std::size_t k = l.width;
            for (; k % 8 != 0; --k)
                Panel<Real, 1>{l, k - 1, x.data() + side}.backward();
            for (; k > 0; k -= 8)
                Panel<Real, 8>{l, k - 8, x.data() + side}.backward();
        }
    }
}

} // namespace

void solve_single(const SupernodeColumns<float>& l, Triangle triangle, std::span<float> x) {
    solve(l, triangle, x);
}
void solve_double(const SupernodeColumns<double>& l, Triangle triangle, std::span<double> x) {
    solve(l, triangle, x);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {
namespace {

HWY_EXPORT(solve_single);
HWY_EXPORT(solve_double);

} // namespace

void solve_columns(const SupernodeColumns<float>& l, Triangle triangle, std::span<float> x) {
    HWY_DYNAMIC_DISPATCH(solve_single)(l, triangle, x);
}
void solve_columns(const SupernodeColumns<double>& l, Triangle triangle, std::span<double> x) {
    HWY_DYNAMIC_DISPATCH(solve_double)(l, triangle, x);
}

} // namespace physics
#endif
