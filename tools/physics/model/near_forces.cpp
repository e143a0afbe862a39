#include "physics/model/near_forces.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/model/near_forces.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/model/sum_of_lanes-inl.hpp"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, pairs_at_once>;
using D = hn::Vec<Doubles>;

// Coordinates and forces of as many particles as a vector has lanes, one vector for each axis.
// Rows of four numbers are loaded whole and transposed in registers: gathers are slower.
struct Triple {
    D x, y, z;
};

#if HWY_TARGET == HWY_SCALAR || HWY_MAX_BYTES < 32

HWY_INLINE Triple load_rows(const double* x, const std::int32_t* list) {
    const Doubles d;
    HWY_ALIGN double of[3][hn::MaxLanes(d)];
    for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane)
        for (std::size_t axis = 0; axis < 3; ++axis)
            of[axis][lane] = x[static_cast<std::size_t>(list[lane]) + axis];
    return {hn::Load(d, of[0]), hn::Load(d, of[1]), hn::Load(d, of[2])};
}

HWY_INLINE void subtract_rows(const Triple& t, double* forces, const std::int32_t* list) {
    const Doubles d;
    HWY_ALIGN double of[3][hn::MaxLanes(d)];
    hn::Store(t.x, d, of[0]), hn::Store(t.y, d, of[1]), hn::Store(t.z, d, of[2]);
    for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane)
        for (std::size_t axis = 0; axis < 3; ++axis)
            forces[static_cast<std::size_t>(list[lane]) + axis] -= of[axis][lane];
}

#else

using Rows = hn::CappedTag<double, 4>;

/// The rows list[0] and, where a vector holds two, list[4].
template <class Tag>
HWY_INLINE hn::Vec<Tag> load_blocks(Tag d, const double* x, const std::int32_t* list) {
    if constexpr (hn::MaxLanes(d) == 8)
        return hn::Combine(d, hn::Load(Rows(), x + list[4]), hn::Load(Rows(), x + list[0]));
    else
        return hn::Load(d, x + list[0]);
}

template <class Tag>
HWY_INLINE void subtract_blocks(Tag d, hn::Vec<Tag> rows, double* forces,
                                const std::int32_t* list) {
    const Rows four;
    const auto subtract = [&](hn::Vec<Rows> row, double* to)
                              HWY_ATTR { hn::Store(hn::Sub(hn::Load(four, to), row), four, to); };
    if constexpr (hn::MaxLanes(d) == 8) {
        subtract(hn::LowerHalf(four, rows), forces + list[0]);
        subtract(hn::UpperHalf(four, rows), forces + list[4]);
    } else {
        subtract(rows, forces + list[0]);
    }
}

HWY_INLINE Triple load_rows(const double* x, const std::int32_t* list) {
    const Doubles d;
    const D a = load_blocks(d, x, list), b = load_blocks(d, x, list + 1);
    const D c = load_blocks(d, x, list + 2), e = load_blocks(d, x, list + 3);
    const D xz = hn::InterleaveLower(d, a, b), xz_next = hn::InterleaveLower(d, c, e);
    const D y = hn::InterleaveUpper(d, a, b), y_next = hn::InterleaveUpper(d, c, e);
    return {hn::OddEvenBlocks(hn::SwapAdjacentBlocks(xz_next), xz),
            hn::OddEvenBlocks(hn::SwapAdjacentBlocks(y_next), y),
            hn::OddEvenBlocks(xz_next, hn::SwapAdjacentBlocks(xz))};
}

HWY_INLINE void subtract_rows(const Triple& t, double* forces, const std::int32_t* list) {
    const Doubles d;
    const D even = hn::InterleaveLower(d, t.x, t.y), odd = hn::InterleaveUpper(d, t.x, t.y);
    const D even_z = hn::InterleaveLower(d, t.z, hn::Zero(d)),
            odd_z = hn::InterleaveUpper(d, t.z, hn::Zero(d));
    subtract_blocks(d, hn::OddEvenBlocks(hn::SwapAdjacentBlocks(even_z), even), forces, list);
    subtract_blocks(d, hn::OddEvenBlocks(hn::SwapAdjacentBlocks(odd_z), odd), forces, list + 1);
    subtract_blocks(d, hn::OddEvenBlocks(even_z, hn::SwapAdjacentBlocks(even)), forces, list + 2);
    subtract_blocks(d, hn::OddEvenBlocks(odd_z, hn::SwapAdjacentBlocks(odd)), forces, list + 3);
}

#endif

/// The difference of two coordinates inside the box, to the nearest image.
HWY_INLINE D nearest(D difference, D edge) {
    const Doubles d;
    const D half = hn::Mul(edge, hn::Set(d, 0.5));
    const D image = hn::IfThenElseZero(hn::Gt(hn::Abs(difference), half), edge);
    return hn::Sub(difference, hn::CopySignToAbs(image, difference));
}

/// phi = u^-h + sum c_2l u^l with u = x^2 and h = beta/2, and dphi/du.
struct Terms {
    D energy, slope;
};
/// @tparam Half, Order  h and q of a model, or 0: as `pairs` has them
template <int Half, int Order>
HWY_INLINE Terms terms(const ListedPairs& pairs, D u) {
    const Doubles d;
    const int order = Order > 0 ? Order : static_cast<int>(pairs.coefficients.size()) - 1;
    const int half_exponent = Half > 0 ? Half : pairs.half_exponent;
    Terms t{hn::Zero(d), hn::Zero(d)};
    for (int l = order; l >= 0; --l) {
        t.slope = hn::MulAdd(t.slope, u, t.energy);
        t.energy =
            hn::MulAdd(t.energy, u, hn::Set(d, pairs.coefficients[static_cast<std::size_t>(l)]));
    }
    const D inverse = hn::Div(hn::Set(d, 1.0), u);
    D power = inverse;
    for (int k = 1; k < half_exponent; ++k)
        power = hn::Mul(power, inverse);
    t.energy = hn::Add(t.energy, power);
    t.slope = hn::NegMulAdd(hn::Mul(hn::Set(d, 1.0 * half_exponent), power), inverse, t.slope);
    return t;
}

template <int Half, int Order>
double add_all(const ListedPairs& pairs, const double* x, double* forces) {
    const Doubles d;
    const D edge = hn::Set(d, pairs.edge), furthest = hn::Set(d, pairs.cutoff * pairs.cutoff);
    D energy = hn::Zero(d);
    for (std::size_t i = 0; i + 1 < pairs.first.size(); ++i) {
        const double* own = x + 4 * i;
        const D own_x = hn::Set(d, own[0]), own_y = hn::Set(d, own[1]), own_z = hn::Set(d, own[2]);
        Triple sum{hn::Zero(d), hn::Zero(d), hn::Zero(d)};
        for (std::size_t k = pairs.first[i]; k < pairs.first[i + 1]; k += hn::Lanes(d)) {
            const Triple other = load_rows(x, &pairs.other[k]);
            const Triple r{nearest(hn::Sub(other.x, own_x), edge),
                           nearest(hn::Sub(other.y, own_y), edge),
                           nearest(hn::Sub(other.z, own_z), edge)};
            const D r2 = hn::MulAdd(r.x, r.x, hn::MulAdd(r.y, r.y, hn::Mul(r.z, r.z)));
            const D inverse_square = hn::LoadU(d, &pairs.inverse_square[k]);
            const D u = hn::Mul(r2, inverse_square);
            const auto in_range = hn::Lt(u, furthest);
            const Terms t = terms<Half, Order>(pairs, u);
            energy = hn::Add(energy, hn::IfThenElseZero(in_range, t.energy));
            const D slope = hn::IfThenElseZero(
                in_range, hn::Mul(hn::Add(inverse_square, inverse_square), t.slope));
            const Triple pull{hn::Mul(slope, r.x), hn::Mul(slope, r.y), hn::Mul(slope, r.z)};
            sum = {hn::Add(sum.x, pull.x), hn::Add(sum.y, pull.y), hn::Add(sum.z, pull.z)};
            subtract_rows(pull, forces, &pairs.other[k]);
        }
        forces[4 * i] += sum_of_lanes(d, sum.x);
        forces[4 * i + 1] += sum_of_lanes(d, sum.y);
        forces[4 * i + 2] += sum_of_lanes(d, sum.z);
    }
    return sum_of_lanes(d, energy);
}

} // namespace

double add_near_forces(const ListedPairs& pairs, const double* x, double* forces) {
    const bool usual = pairs.half_exponent == 5 && pairs.coefficients.size() == 4; // [Lerner]
    return usual ? add_all<5, 3>(pairs, x, forces) : add_all<0, 0>(pairs, x, forces);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(add_near_forces);

double add_forces(const ListedPairs& pairs, const std::vector<PaddedVector>& x,
                  std::vector<PaddedVector>& forces) {
    return HWY_DYNAMIC_DISPATCH(add_near_forces)(pairs, x.front().axis, forces.front().axis);
}

} // namespace physics
#endif
