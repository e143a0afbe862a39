#ifdef WITH_CHOLMOD

#include "physics/numerics/supernodal_ldlt.hpp"

#include "physics/numerics/dense_ldlt.hpp"
#include "physics/numerics/supernode_solve.hpp"

#include <algorithm>
#include <span>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::MatrixX;
using Eigen::MatrixXd;
using Eigen::VectorX;
using Sparse = Eigen::SparseMatrix<double>;

constexpr Index widest_update = 96; // wider ones spend more above the diagonal

/// Rows that follow one another both in some list and in a longer one.
struct Run {
    Index from, to, length;
};

/// @pre  all `rows` are among `longer`; both ascend
std::vector<Run> runs_of(std::span<const int> rows, std::span<const int> longer) {
    std::vector<Run> runs;
    for (std::size_t k = 0, at = 0; k < rows.size(); ++k, ++at) {
        while (longer[at] != rows[k])
            ++at;
        const Run start{static_cast<Index>(k), static_cast<Index>(at), 0};
        if (runs.empty() || runs.back().to + runs.back().length != start.to)
            runs.push_back(start);
        ++runs.back().length;
    }
    return runs;
}

} // namespace

template <class Real>
SupernodalLdlt<Real>::SupernodalLdlt(const Sparse& lower, double shift, double smallest_pivot)
    : structure_(supernodal_structure(lower)), values_(VectorX<Real>::Zero(structure_.values)),
      signs_(lower.rows()) {
    assemble(lower, shift);
    Index widest = 0;
    for (const Supernode& s : structure_.supernodes)
        widest = std::max(widest, s.width);
    Workspace work{VectorX<Real>(structure_.tallest * widest_update),
                   VectorX<Real>(widest * widest_update)};
    for (const Supernode& s : structure_.supernodes) {
        factorise(s, smallest_pivot);
        if (!sound_)
            return;
        update_later(s, work);
    }
}

template <class Real>
void SupernodalLdlt<Real>::assemble(const Sparse& lower, double shift) {
    Sparse ordered(lower.rows(), lower.cols());
    ordered.selfadjointView<Eigen::Lower>() =
        lower.selfadjointView<Eigen::Lower>().twistedBy(structure_.order);
    std::vector<Index> place(static_cast<std::size_t>(lower.rows())); // of a row in its supernode
    for (const Supernode& s : structure_.supernodes) {
        for (std::size_t k = 0; k < s.rows.size(); ++k)
            place[static_cast<std::size_t>(s.rows[k])] = static_cast<Index>(k);
        Block values = block(s);
        for (Index column = 0; column < s.width; ++column) {
            for (Sparse::InnerIterator entry(ordered, s.first + column); entry; ++entry)
                values(place[static_cast<std::size_t>(entry.row())], column) =
                    static_cast<Real>(entry.value());
            values(column, column) += static_cast<Real>(shift);
        }
    }
}

template <class Real>
void SupernodalLdlt<Real>::factorise(const Supernode& s, double smallest_pivot) {
    Block values = block(s);
    auto signs = signs_.segment(s.first, s.width);
    sound_ =
        factorise_dense<Real>(values.topRows(s.width), signs, static_cast<Real>(smallest_pivot));
    if (sound_)
        divide<Real>(values.topRows(s.width), signs, values.bottomRows(s.height() - s.width));
}

/// Subtracts L S L^T of these columns from the later supernodes that share their rows, some rows of
/// the product at a time.
template <class Real>
void SupernodalLdlt<Real>::update_later(const Supernode& s, Workspace& work) {
    const Block values = block(s);
    const auto signs = signs_.segment(s.first, s.width);
    for (Index row = s.width; row < s.height(); row += widest_update) {
        const Index columns = std::min(widest_update, s.height() - row);
        Block signed_rows(work.signed_rows.data(), columns, s.width);
        Block update(work.update.data(), s.height() - row, columns);
        signed_rows = values.middleRows(row, columns) * signs.asDiagonal();
        update.noalias() = values.bottomRows(s.height() - row) * signed_rows.transpose();
        subtract(update, s, row);
    }
}

/// @param update  [rows of s from `row` on][some of them, from `row` on]
template <class Real>
void SupernodalLdlt<Real>::subtract(const Block& update, const Supernode& s, Index row) {
    const std::span<const int> rows = std::span(s.rows).subspan(static_cast<std::size_t>(row));
    for (Index column = 0, next = 0; column < update.cols(); column = next) {
        const auto own = [&](Index k) { return rows[static_cast<std::size_t>(k)]; };
        const Supernode& later =
            structure_.supernodes[structure_.supernode_of[static_cast<std::size_t>(own(column))]];
        const std::vector<Run> runs =
            runs_of(rows.subspan(static_cast<std::size_t>(column)), later.rows);
        Block target = block(later);
        for (; next < update.cols() && own(next) < later.first + later.width; ++next) {
            const Real* const from = &update(column, next);
            Real* const to = &target(0, own(next) - later.first);
            for (const Run& run : runs) // some rows lie above the diagonal
                for (Index k = 0; k < run.length; ++k)
                    to[run.to + k] -= from[run.from + k];
        }
    }
}

template <class Real>
MatrixXd SupernodalLdlt<Real>::product(const MatrixXd& x) const {
    const MatrixX<Real> ordered = structure_.order * x.cast<Real>();
    MatrixX<Real> sum = MatrixX<Real>::Zero(x.rows(), x.cols());
    for (const Supernode& s : structure_.supernodes) {
        const ConstBlock values = block(s);
        const auto diagonal = values.topRows(s.width).template triangularView<Eigen::Lower>();
        const auto below = values.bottomRows(s.height() - s.width);
        const std::vector<int> rows(s.rows.begin() + s.width, s.rows.end());
        MatrixX<Real> part = diagonal.transpose() * ordered.middleRows(s.first, s.width);
        part += below.transpose() * ordered(rows, Eigen::all);
        part = signs_.segment(s.first, s.width).asDiagonal() * part;
        sum.middleRows(s.first, s.width) += diagonal * part;
        sum(rows, Eigen::all) += below * part;
    }
    return (structure_.order.transpose() * sum).eval().template cast<double>();
}

/// Eight columns at a time; fewer cost as much, because reading L from memory limits the speed.
template <class Real>
MatrixXd SupernodalLdlt<Real>::solve(const Eigen::Ref<const MatrixXd>& b) const {
    using Sides = Eigen::Matrix<Real, Eigen::Dynamic, sides, Eigen::RowMajor>;
    MatrixXd solution(b.rows(), b.cols());
    Sides x(b.rows(), sides), own(structure_.tallest, sides);
    const auto rows_of = [&](const Supernode& s, auto&& move) {
        for (Index k = 0; k < s.height(); ++k)
            move(own.row(k), x.row(s.rows[static_cast<std::size_t>(k)]));
    };
    const auto columns = [&](const Supernode& s) {
        return SupernodeColumns<Real>{&values_[s.start], s.rows.size(),
                                      static_cast<std::size_t>(s.width)};
    };
    for (Index first = 0; first < b.cols(); first += sides) {
        const Index count = std::min<Index>(sides, b.cols() - first);
        x.rightCols(sides - count).setZero();
        x.leftCols(count) = structure_.order * b.middleCols(first, count).template cast<Real>();
        for (const Supernode& s : structure_.supernodes) {
            rows_of(s, [](auto near, auto far) { near = far; });
            solve_columns(columns(s), Triangle::lower, {own.data(), s.rows.size() * sides});
            rows_of(s, [](auto near, auto far) { far = near; });
        }
        x.array().colwise() *= signs_.array();
        for (auto s = structure_.supernodes.rbegin(); s != structure_.supernodes.rend(); ++s) {
            rows_of(*s, [](auto near, auto far) { near = far; });
            solve_columns(columns(*s), Triangle::transposed, {own.data(), s->rows.size() * sides});
            x.middleRows(s->first, s->width) = own.topRows(s->width);
        }
        solution.middleCols(first, count) =
            structure_.order.transpose() * x.leftCols(count).template cast<double>();
    }
    return solution;
}

template class SupernodalLdlt<float>;
template class SupernodalLdlt<double>;

} // namespace physics

#endif
