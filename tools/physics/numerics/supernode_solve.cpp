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
void forward(const SupernodeColumns<Real>& l, std::span<Real> x) {
    for (std::size_t side = 0; side < sides; side += hn::Lanes(hn::CappedTag<Real, sides>())) {
        std::size_t k = 0;
        for (; k + 8 <= l.width; k += 8)
            Panel<Real, 8>{l, k, x.data() + side}.forward();
        for (; k < l.width; ++k)
            Panel<Real, 1>{l, k, x.data() + side}.forward();
    }
}

template <class Real>
void backward(const SupernodeColumns<Real>& l, std::span<Real> x) {
    for (std::size_t side = 0; side < sides; side += hn::Lanes(hn::CappedTag<Real, sides>())) {
        std::size_t k = l.width;
        for (; k % 8 != 0; --k)
            Panel<Real, 1>{l, k - 1, x.data() + side}.backward();
        for (; k > 0; k -= 8)
            Panel<Real, 8>{l, k - 8, x.data() + side}.backward();
    }
}

} // namespace

void forward_single(const SupernodeColumns<float>& l, std::span<float> x) { forward(l, x); }
void forward_double(const SupernodeColumns<double>& l, std::span<double> x) { forward(l, x); }
void backward_single(const SupernodeColumns<float>& l, std::span<float> x) { backward(l, x); }
void backward_double(const SupernodeColumns<double>& l, std::span<double> x) { backward(l, x); }

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {
namespace {

HWY_EXPORT(forward_single);
HWY_EXPORT(forward_double);
HWY_EXPORT(backward_single);
HWY_EXPORT(backward_double);

} // namespace

void solve_forward(const SupernodeColumns<float>& l, std::span<float> x) {
    HWY_DYNAMIC_DISPATCH(forward_single)(l, x);
}
void solve_forward(const SupernodeColumns<double>& l, std::span<double> x) {
    HWY_DYNAMIC_DISPATCH(forward_double)(l, x);
}
void solve_backward(const SupernodeColumns<float>& l, std::span<float> x) {
    HWY_DYNAMIC_DISPATCH(backward_single)(l, x);
}
void solve_backward(const SupernodeColumns<double>& l, std::span<double> x) {
    HWY_DYNAMIC_DISPATCH(backward_double)(l, x);
}

} // namespace physics
#endif
