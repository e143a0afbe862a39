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
using D = hn::CappedTag<double, sides>;
using V = hn::Vec<D>;

/// Columns first .. first + count - 1 and as many sides as D has lanes; x_k stays in a register.
template <std::size_t count>
struct Panel {
    const SupernodeColumns& l;
    std::size_t first;
    double* x; ///< of the first of these sides

    const double* column(std::size_t k) const { return l.values + (first + k) * l.height; }
    V load(std::size_t row) const { return hn::LoadU(D(), x + row * sides); }
    void store(V value, std::size_t row) const { hn::StoreU(value, D(), x + row * sides); }

    void forward() const {
        const D d;
        const double* columns[count];
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
        const double* columns[count];
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

void forward(const SupernodeColumns& l, std::span<double> x) {
    for (std::size_t side = 0; side < sides; side += hn::Lanes(D())) {
        std::size_t k = 0;
        for (; k + 8 <= l.width; k += 8)
            Panel<8>{l, k, x.data() + side}.forward();
        for (; k < l.width; ++k)
            Panel<1>{l, k, x.data() + side}.forward();
    }
}

void backward(const SupernodeColumns& l, std::span<double> x) {
    for (std::size_t side = 0; side < sides; side += hn::Lanes(D())) {
        std::size_t k = l.width;
        for (; k % 8 != 0; --k)
            Panel<1>{l, k - 1, x.data() + side}.backward();
        for (; k > 0; k -= 8)
            Panel<8>{l, k - 8, x.data() + side}.backward();
    }
}

} // namespace
} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {
namespace {

HWY_EXPORT(forward);
HWY_EXPORT(backward);

} // namespace

void solve_forward(const SupernodeColumns& l, std::span<double> x) {
    HWY_DYNAMIC_DISPATCH(forward)(l, x);
}
void solve_backward(const SupernodeColumns& l, std::span<double> x) {
    HWY_DYNAMIC_DISPATCH(backward)(l, x);
}

} // namespace physics
#endif
