#include "physics/modes/bond_contractions.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <string>
#include <type_traits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/modes/bond_contractions.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
template <class Real>
using Contracted = typename BondContractions<Real>::Contracted;
template <class Real>
using Row = typename BondContractions<Real>::Row;

/// Adds the lanes of lambda and kappa, in double precision.
template <class D>
void add_lanes(D d, hn::Vec<D> lambda, hn::Vec<D> kappa, auto* scalars) {
    HWY_ALIGN hn::TFromD<D> of[2][hn::MaxLanes(d)];
    hn::Store(lambda, d, of[0]);
    hn::Store(kappa, d, of[1]);
    for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane) {
        scalars[lane].lambda += double{of[0][lane]};
        scalars[lane].kappa += double{of[1][lane]};
    }
}

/// Contracts the columns from `column` on, as many as `d` has lanes.  lambda = z . Hz and kappa = z .
/// U''':zz are summed in parts: the polish compares values that differ by little more than rounding.
template <class Real, class D>
void contract_lanes(D d, std::span<const Row<Real>> rows, std::span<const std::size_t> first,
                    std::size_t column, Contracted<Real>& c) {
    constexpr std::size_t part = 64; // particles
    using V = hn::Vec<D>;
    const auto width = static_cast<std::size_t>(c.z.cols());
    const Real* z = c.z.data() + column;
    Real* h = c.hz.data() + column;
    Real* u = c.u3zz.data() + column;
    V lambda = hn::Zero(d), kappa = hn::Zero(d);
    for (std::size_t i = 0; i + 1 < first.size(); ++i) {
        V own[3], h_own[3], u_own[3]; // sums of particle i
        for (std::size_t axis = 0; axis < 3; ++axis) {
            own[axis] = hn::LoadU(d, z + (3 * i + axis) * width);
            h_own[axis] = hn::LoadU(d, h + (3 * i + axis) * width);
            u_own[axis] = hn::LoadU(d, u + (3 * i + axis) * width);
        }
        for (std::size_t k = first[i]; k < first[i + 1]; ++k) {
            const Row<Real>& bond = rows[k];
            const V x = hn::Set(d, bond.r[0]), y = hn::Set(d, bond.r[1]), w = hn::Set(d, bond.r[2]);
            const V g1 = hn::Set(d, bond.g1), g2 = hn::Set(d, bond.g2), g3 = hn::Set(d, bond.g3);
            const V r[3] = {x, y, w};
            V dz[3];
            for (std::size_t axis = 0; axis < 3; ++axis)
                dz[axis] = hn::Sub(hn::LoadU(d, z + (bond.j + axis) * width), own[axis]);
            const V a = hn::MulAdd(x, dz[0], hn::MulAdd(y, dz[1], hn::Mul(w, dz[2])));
            const V b = hn::MulAdd(dz[0], dz[0], hn::MulAdd(dz[1], dz[1], hn::Mul(dz[2], dz[2])));
            // coefficients of r in H z and in U''' : zz
            const V along = hn::Mul(g2, a), twice = hn::Add(along, along);
            const V bend = hn::MulAdd(hn::Mul(g3, a), a, hn::Mul(g2, b));
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const V f = hn::MulAdd(along, r[axis], hn::Mul(g1, dz[axis]));
                const V v = hn::MulAdd(bend, r[axis], hn::Mul(twice, dz[axis]));
                h_own[axis] = hn::Sub(h_own[axis], f);
                u_own[axis] = hn::Sub(u_own[axis], v);
                Real* to_h = h + (bond.j + axis) * width;
                Real* to_u = u + (bond.j + axis) * width;
                hn::StoreU(hn::Add(hn::LoadU(d, to_h), f), d, to_h);
                hn::StoreU(hn::Add(hn::LoadU(d, to_u), v), d, to_u);
            }
        }
        for (std::size_t axis = 0; axis < 3; ++axis) {
            hn::StoreU(h_own[axis], d, h + (3 * i + axis) * width);
            hn::StoreU(u_own[axis], d, u + (3 * i + axis) * width);
            lambda = hn::MulAdd(own[axis], h_own[axis], lambda); // later particles add nothing here
            kappa = hn::MulAdd(own[axis], u_own[axis], kappa);
        }
        if (i % part == part - 1 || i + 2 == first.size()) {
            add_lanes(d, lambda, kappa, &c.scalars[column]);
            lambda = kappa = hn::Zero(d);
        }
    }
}

/// Contracts all columns; at once as many as a vector holds, but at most `most`.
template <std::size_t most, class Real>
void contract_by(std::span<const Row<Real>> rows, std::span<const std::size_t> first,
                 Contracted<Real>& c) {
    const hn::CappedTag<Real, most> d;
    for (std::size_t column = 0; column < static_cast<std::size_t>(c.z.cols());
         column += hn::Lanes(d))
        contract_lanes<Real>(d, rows, first, column, c);
}

template <class Real>
void contract_columns(std::span<const Row<Real>> rows, std::span<const std::size_t> first,
                      Contracted<Real>& c) {
    switch (c.z.cols()) {
    case 1:
        return contract_by<1, Real>(rows, first, c);
    case 2:
        return contract_by<2, Real>(rows, first, c);
    case 4:
        return contract_by<4, Real>(rows, first, c);
    case 8:
        return contract_by<8, Real>(rows, first, c);
    default:
        return contract_by<16, Real>(rows, first, c);
    }
}

} // namespace

void contract_single(std::span<const Row<float>> rows, std::span<const std::size_t> first,
                     Contracted<float>& c) {
    contract_columns<float>(rows, first, c);
}

void contract_double(std::span<const Row<double>> rows, std::span<const std::size_t> first,
                     Contracted<double>& c) {
    contract_columns<double>(rows, first, c);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(contract_single);
HWY_EXPORT(contract_double);

template <class Real>
BondContractions<Real>::BondContractions(std::span<const Bond> bonds, Eigen::Index particles) {
    first_.assign(static_cast<std::size_t>(particles) + 1, bonds.size());
    rows_.reserve(bonds.size());
    Eigen::Index i = -1;
    for (const Bond& bond : bonds) {
        if (bond.i < i || bond.i < 0)
            throw std::invalid_argument("bonds are not ordered: particle " +
                                        std::to_string(bond.i) + " follows particle " +
                                        std::to_string(i));
        if (bond.i >= particles || bond.j < 0 || bond.j >= particles)
            throw std::invalid_argument("bond names particles " + std::to_string(bond.i) + " and " +
                                        std::to_string(bond.j) + ", the glass has " +
                                        std::to_string(particles));
        while (i < bond.i)
            first_[static_cast<std::size_t>(++i)] = rows_.size();
        const Eigen::Vector3<Real> r = bond.r.cast<Real>();
        rows_.push_back({{r.x(), r.y(), r.z()},
                         static_cast<Real>(bond.g1),
                         static_cast<Real>(bond.g2),
                         static_cast<Real>(bond.g3),
                         3 * static_cast<std::uint32_t>(bond.j)});
    }
}

template <class Real>
void BondContractions<Real>::contract(std::span<const Field* const> fields, Contracted& c) const {
    if (fields.empty() || fields.size() > most_fields)
        throw std::invalid_argument(std::to_string(fields.size()) + " fields, expected 1 to " +
                                    std::to_string(most_fields));
    const Eigen::Index rows = 3 * particles();
    const auto columns = static_cast<Eigen::Index>(std::bit_ceil(fields.size()));
    for (const Field* field : fields)
        if (field->size() != rows)
            throw std::invalid_argument("field has " + std::to_string(field->size()) +
                                        " entries, expected " + std::to_string(rows));
    c.z.resize(rows, columns);
    if (columns > static_cast<Eigen::Index>(fields.size()))
        c.z.setZero();
    c.hz.setZero(rows, columns);
    c.u3zz.setZero(rows, columns);
    c.scalars.assign(static_cast<std::size_t>(columns), {0, 0});
    for (Eigen::Index row = 0; row < rows; ++row)
        for (std::size_t k = 0; k < fields.size(); ++k)
            c.z(row, static_cast<Eigen::Index>(k)) = (*fields[k])[row];
    if constexpr (std::is_same_v<Real, float>)
        HWY_DYNAMIC_DISPATCH(contract_single)(rows_, first_, c);
    else
        HWY_DYNAMIC_DISPATCH(contract_double)(rows_, first_, c);
}

template class BondContractions<float>;
template class BondContractions<double>;

} // namespace physics
#endif
