#include "physics/model/verlet_forces.hpp"

#include "physics/model/close_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/model/verlet_forces.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Indices = hn::Rebind<std::int32_t, Doubles>;
using D = hn::Vec<Doubles>;

/// The difference of two coordinates inside the box, to the nearest image.
HWY_INLINE D nearest(D difference, D edge) {
    const Doubles d;
    const D half = hn::Mul(edge, hn::Set(d, 0.5));
    const D down = hn::IfThenElseZero(hn::Gt(difference, half), edge);
    const D up = hn::IfThenElseZero(hn::Lt(difference, hn::Neg(half)), edge);
    return hn::Add(hn::Sub(difference, down), up);
}

/// phi = u^-h + sum c_2l u^l with u = x^2 and h = beta/2, and dphi/du.
struct Terms {
    D energy, slope;
};
HWY_INLINE Terms terms(const VerletForces::NearPairs& pairs, D u) {
    const Doubles d;
    Terms t{hn::Zero(d), hn::Zero(d)};
    for (auto c = pairs.coefficients.rbegin(); c != pairs.coefficients.rend(); ++c) {
        t.slope = hn::MulAdd(t.slope, u, t.energy);
        t.energy = hn::MulAdd(t.energy, u, hn::Set(d, *c));
    }
    const D inverse = hn::Div(hn::Set(d, 1.0), u);
    D power = inverse;
    for (int k = 1; k < pairs.half_exponent; ++k)
        power = hn::Mul(power, inverse);
    t.energy = hn::Add(t.energy, power);
    t.slope =
        hn::NegMulAdd(hn::Mul(hn::Set(d, 1.0 * pairs.half_exponent), power), inverse, t.slope);
    return t;
}

} // namespace

/// Adds the forces of all pairs at the coordinates `x` inside the box.
/// @return  their energy
double add_forces(const VerletForces::NearPairs& pairs, const double* x, double* forces) {
    const Doubles d;
    const hn::RebindToSigned<Doubles> signed_lanes;
    const std::size_t lanes = hn::Lanes(d);
    const D edge = hn::Set(d, pairs.edge), furthest = hn::Set(d, pairs.cutoff * pairs.cutoff);
    D energy = hn::Zero(d);
    HWY_ALIGN double pull[3][hn::MaxLanes(d)];
    for (std::size_t i = 0; i + 1 < pairs.first.size(); ++i) {
        D own[3], sum[3] = {hn::Zero(d), hn::Zero(d), hn::Zero(d)};
        for (std::size_t axis = 0; axis < 3; ++axis)
            own[axis] = hn::Set(d, x[3 * i + axis]);
        for (std::size_t k = pairs.first[i]; k < pairs.first[i + 1]; k += lanes) {
            const std::size_t count = std::min(lanes, pairs.first[i + 1] - k);
            const auto other = hn::PromoteTo(signed_lanes, hn::LoadU(Indices(), &pairs.other[k]));
            D r[3];
            for (std::size_t axis = 0; axis < 3; ++axis)
                r[axis] = nearest(hn::Sub(hn::GatherIndex(d, x + axis, other), own[axis]), edge);
            const D r2 = hn::MulAdd(r[0], r[0], hn::MulAdd(r[1], r[1], hn::Mul(r[2], r[2])));
            const D inverse_square = hn::LoadU(d, &pairs.inverse_square[k]);
            const D u = hn::Mul(r2, inverse_square);
            const auto in_range = hn::And(hn::Lt(u, furthest), hn::FirstN(d, count));
            const Terms t = terms(pairs, u);
            energy = hn::Add(energy, hn::IfThenElseZero(in_range, t.energy));
            const D slope = hn::IfThenElseZero(
                in_range, hn::Mul(hn::Add(inverse_square, inverse_square), t.slope));
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const D component = hn::Mul(slope, r[axis]);
                sum[axis] = hn::Add(sum[axis], component);
                hn::Store(component, d, pull[axis]);
            }
            for (std::size_t lane = 0; lane < count; ++lane)
                for (std::size_t axis = 0; axis < 3; ++axis)
                    forces[static_cast<std::size_t>(pairs.other[k + lane]) + axis] -=
                        pull[axis][lane];
        }
        for (std::size_t axis = 0; axis < 3; ++axis)
            forces[3 * i + axis] += hn::GetLane(hn::SumOfLanes(d, sum[axis]));
    }
    return hn::GetLane(hn::SumOfLanes(d, energy));
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(add_forces);

namespace {

// [l]; shorter and longer ones are slower
constexpr double near_skin = 0.3, far_skin = 1.8;
constexpr std::size_t widest_vector = 8; // doubles that a load past the last pair may touch

double furthest_move(const Eigen::Matrix3Xd& from, const Eigen::Matrix3Xd& to) {
    return std::sqrt((to - from).colwise().squaredNorm().maxCoeff());
}

} // namespace

VerletForces::VerletForces(const Configuration& c, const PairPotential& potential)
    : potential_(potential), far_listed_(c), near_{.edge = c.edge,
                                                   .cutoff = potential.model().cutoff,
                                                   .half_exponent = potential.model().exponent / 2,
                                                   .coefficients = potential.coefficients(),
                                                   .first = std::vector<std::size_t>(
                                                       static_cast<std::size_t>(c.particles()) + 1),
                                                   .other = {},
                                                   .inverse_square = {}} {
    if (c.edge <= 2 * potential.longest_range())
        throw std::invalid_argument("box edge is " + std::to_string(c.edge) +
                                    ", expected more than twice the longest range, " +
                                    std::to_string(2 * potential.longest_range()));
    list_anew(c.positions);
}

void VerletForces::list_anew(const Eigen::Matrix3Xd& positions) {
    list_far(positions);
    list_near(positions);
}

void VerletForces::list_far(const Eigen::Matrix3Xd& positions) {
    far_listed_.positions = positions;
    far_.clear();
    far_first_.assign(1, 0);
    // Every evaluation chooses the nearest image of a pair anew, so a skin may reach beyond half
    // the edge.
    const Eigen::VectorXd radii = potential_.radii(far_listed_.diameters).array() + far_skin / 2;
    visit_close_pairs(far_listed_, radii, [&](int, auto neighbours) {
        for (const Neighbour& n : neighbours)
            far_.push_back(n.j);
        far_first_.push_back(far_.size());
    });
}

void VerletForces::list_near(const Eigen::Matrix3Xd& positions) {
    near_listed_ = positions;
    const Eigen::VectorXd& sizes = far_listed_.diameters;
    const Eigen::Matrix3Xd x = wrapped({far_listed_.edge, positions, sizes});
    into_box_ = x - positions;
    const double edge = far_listed_.edge, half = edge / 2;
    near_.other.resize(far_.size() + widest_vector);
    near_.inverse_square.resize(far_.size() + widest_vector);
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < far_first_.size(); ++i) {
        const auto own = static_cast<Eigen::Index>(i);
        near_.first[i] = count;
        for (std::size_t k = far_first_[i]; k < far_first_[i + 1]; ++k) {
            const int j = far_[k];
            double r2 = 0;
            for (int axis = 0; axis < 3; ++axis) {
                const double r = x(axis, j) - x(axis, own);
                const double image = r - (r > half ? edge : 0) + (r < -half ? edge : 0);
                r2 += image * image;
            }
            const double size = potential_.pair_size(sizes[own], sizes[j]);
            const double reach = near_.cutoff * size + near_skin;
            near_.other[count] = 3 * j; // the next overwrites it unless it counts
            near_.inverse_square[count] = 1 / (size * size);
            count += r2 < reach * reach;
        }
    }
    near_.first.back() = count;
}

double VerletForces::operator()(const Eigen::Matrix3Xd& positions, Eigen::Matrix3Xd& forces) {
    if (furthest_move(near_listed_, positions) > near_skin / 2) {
        if (furthest_move(far_listed_.positions, positions) > (far_skin - near_skin) / 2)
            list_far(positions);
        list_near(positions);
    }
    const Eigen::Matrix3Xd x = positions + into_box_;
    forces.setZero(3, positions.cols());
    return HWY_DYNAMIC_DISPATCH(add_forces)(near_, x.data(), forces.data());
}

} // namespace physics
#endif
