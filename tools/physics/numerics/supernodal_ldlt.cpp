#ifdef WITH_CHOLMOD

#include "physics/numerics/supernodal_ldlt.hpp"

#include "physics/numerics/supernode_solve.hpp"

#include <algorithm>
#include <cmath>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Sparse = Eigen::SparseMatrix<double>;

constexpr Index widest_by_columns = 32; // wider blocks are faster by halves and dense products
constexpr Index widest_update = 256;    // wider ones spend more above the diagonal

/// B <- B L^-T S, the rows of L below its diagonal block.
void divide(const Eigen::Ref<const MatrixXd>& diagonal, const Eigen::Ref<const VectorXd>& signs,
            Eigen::Ref<MatrixXd> below) {
    if (below.rows() == 0) // BLAS refuses it
        return;
    diagonal.transpose().triangularView<Eigen::Upper>().solveInPlace<Eigen::OnTheRight>(below);
    below *= signs.asDiagonal();
}

/// A = L S L^T in place, column by column.
/// @return  false at a pivot that is too small
bool factorise_by_columns(Eigen::Ref<MatrixXd> a, Eigen::Ref<VectorXd> signs, double smallest) {
    for (Index k = 0; k < a.cols(); ++k) {
        const double pivot = a(k, k);
        if (!(std::abs(pivot) > smallest))
            return false;
        const Index rest = a.rows() - k - 1;
        signs[k] = pivot < 0 ? -1 : 1;
        a(k, k) = std::sqrt(std::abs(pivot));
        a.col(k).tail(rest) *= signs[k] / a(k, k);
        for (Index j = k + 1; j < a.cols(); ++j)
            a.col(j).tail(a.rows() - j) -= signs[k] * a(j, k) * a.col(k).tail(a.rows() - j);
    }
    return true;
}

/// A = L S L^T in place: the first half of the columns, then the rest after its update.
bool factorise_dense(Eigen::Ref<MatrixXd> a, Eigen::Ref<VectorXd> signs, double smallest) {
    if (a.cols() <= widest_by_columns)
        return factorise_by_columns(a, signs, smallest);
    const Index half = a.cols() / 2, rest = a.cols() - half;
    if (!factorise_dense(a.topLeftCorner(half, half), signs.head(half), smallest))
        return false;
    auto below = a.bottomLeftCorner(rest, half);
    divide(a.topLeftCorner(half, half), signs.head(half), below);
    const MatrixXd signed_below = below * signs.head(half).asDiagonal();
    for (Index k = 0; k < rest; k += widest_update) {
        const Index width = std::min(widest_update, rest - k);
        a.block(half + k, half + k, rest - k, width).noalias() -=
            below.bottomRows(rest - k) * signed_below.middleRows(k, width).transpose();
    }
    return factorise_dense(a.bottomRightCorner(rest, rest), signs.tail(rest), smallest);
}

} // namespace

SupernodalLdlt::SupernodalLdlt(const Sparse& lower, double shift, double smallest_pivot)
    : structure_(supernodal_structure(lower)), values_(Eigen::VectorXd::Zero(structure_.values)),
      signs_(lower.rows()) {
    assemble(lower, shift);
    Index widest = 0;
    for (const Supernode& s : structure_.supernodes)
        widest = std::max(widest, s.width);
    Workspace work{
        VectorXd(structure_.tallest * widest_update), VectorXd(widest * widest_update), {}};
    for (const Supernode& s : structure_.supernodes) {
        factorise(s, smallest_pivot);
        if (!sound_)
            return;
        update_later(s, work);
    }
}

void SupernodalLdlt::assemble(const Sparse& lower, double shift) {
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
                values(place[static_cast<std::size_t>(entry.row())], column) = entry.value();
            values(column, column) += shift;
        }
    }
}

void SupernodalLdlt::factorise(const Supernode& s, double smallest_pivot) {
    Block values = block(s);
    auto signs = signs_.segment(s.first, s.width);
    sound_ = factorise_dense(values.topRows(s.width), signs, smallest_pivot);
    if (sound_)
        divide(values.topRows(s.width), signs, values.bottomRows(s.height() - s.width));
}

/// Subtracts L S L^T of these columns from every later supernode that shares one of their rows.
void SupernodalLdlt::update_later(const Supernode& s, Workspace& work) {
    const Block values = block(s);
    const auto signs = signs_.segment(s.first, s.width);
    for (Index row = s.width, next = row; row < s.height(); row = next) {
        const auto own = [&](Index k) { return s.rows[static_cast<std::size_t>(k)]; };
        const std::size_t number = structure_.supernode_of[static_cast<std::size_t>(own(row))];
        const Supernode& later = structure_.supernodes[number];
        for (next = row; next < std::min(row + widest_update, s.height()) &&
                         own(next) < later.first + later.width;)
            ++next;
        Block signed_rows(work.signed_rows.data(), next - row, s.width);
        Block update(work.update.data(), s.height() - row, next - row);
        signed_rows = values.middleRows(row, next - row) * signs.asDiagonal();
        update.noalias() = values.bottomRows(s.height() - row) * signed_rows.transpose();

        auto at = later.rows.begin();
        work.place.clear();
        for (Index k = row; k < s.height(); ++k) {
            while (*at != own(k))
                ++at;
            work.place.push_back(at - later.rows.begin());
        }
        Block target = block(later);
        for (Index column = 0; column < next - row; ++column) {
            double* const to = &target(0, own(row + column) - later.first);
            for (Index k = column; k < update.rows(); ++k)
                to[work.place[static_cast<std::size_t>(k)]] -= update(k, column);
        }
    }
}

MatrixXd SupernodalLdlt::product(const MatrixXd& x) const {
    const MatrixXd ordered = structure_.order * x;
    MatrixXd sum = MatrixXd::Zero(x.rows(), x.cols());
    for (const Supernode& s : structure_.supernodes) {
        const ConstBlock values = block(s);
        const auto diagonal = values.topRows(s.width).triangularView<Eigen::Lower>();
        const auto below = values.bottomRows(s.height() - s.width);
        const std::vector<int> rows(s.rows.begin() + s.width, s.rows.end());
        MatrixXd part = diagonal.transpose() * ordered.middleRows(s.first, s.width);
        part += below.transpose() * ordered(rows, Eigen::all);
        part = signs_.segment(s.first, s.width).asDiagonal() * part;
        sum.middleRows(s.first, s.width) += diagonal * part;
        sum(rows, Eigen::all) += below * part;
    }
    return structure_.order.transpose() * sum;
}

/// Eight columns at a time; fewer cost as much, because reading L from memory limits the speed.
MatrixXd SupernodalLdlt::solve(const Eigen::Ref<const MatrixXd>& b) const {
    using Sides = Eigen::Matrix<double, Eigen::Dynamic, sides, Eigen::RowMajor>;
    MatrixXd solution(b.rows(), b.cols());
    Sides x(b.rows(), sides), own(structure_.tallest, sides);
    const auto rows_of = [&](const Supernode& s, auto&& move) {
        for (Index k = 0; k < s.height(); ++k)
            move(own.row(k), x.row(s.rows[static_cast<std::size_t>(k)]));
    };
    const auto columns = [&](const Supernode& s) {
        return SupernodeColumns{&values_[s.start], s.rows.size(),
                                static_cast<std::size_t>(s.width)};
    };
    for (Index first = 0; first < b.cols(); first += sides) {
        const Index count = std::min<Index>(sides, b.cols() - first);
        x.rightCols(sides - count).setZero();
        x.leftCols(count) = structure_.order * b.middleCols(first, count);
        for (const Supernode& s : structure_.supernodes) {
            rows_of(s, [](auto near, auto far) { near = far; });
            solve_forward(columns(s), {own.data(), s.rows.size() * sides});
            rows_of(s, [](auto near, auto far) { far = near; });
        }
        x.array().colwise() *= signs_.array();
        for (auto s = structure_.supernodes.rbegin(); s != structure_.supernodes.rend(); ++s) {
            rows_of(*s, [](auto near, auto far) { near = far; });
            solve_backward(columns(*s), {own.data(), s->rows.size() * sides});
            x.middleRows(s->first, s->width) = own.topRows(s->width);
        }
        solution.middleCols(first, count) = structure_.order.transpose() * x.leftCols(count);
    }
    return solution;
}

} // namespace physics

#endif
