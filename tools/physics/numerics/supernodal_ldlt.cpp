#ifdef WITH_CHOLMOD

#include "physics/numerics/supernodal_ldlt.hpp"

#include "physics/numerics/cholmod_session.hpp"

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
    : signs_(lower.rows()) {
    analyse(lower);
    assemble(lower, shift);
    for (const Supernode& s : supernodes_) {
        factorise(s, smallest_pivot);
        if (!sound_)
            return;
        update_later(s);
    }
}

void SupernodalLdlt::analyse(const Sparse& lower) {
    CholmodSession session;
    cholmod_sparse a = cholmod_view(lower);
    cholmod_factor* found = session.analyse(a);
    const auto ints = [](const void* p) { return static_cast<const int*>(p); };
    const int *first = ints(found->super), *rows = ints(found->s), *rows_of = ints(found->pi),
              *start = ints(found->px);
    order_.resize(lower.rows());
    for (int k = 0; k < static_cast<int>(lower.rows()); ++k)
        order_.indices()[ints(found->Perm)[k]] = k;
    for (std::size_t s = 0; s < found->nsuper; ++s) {
        supernodes_.push_back({first[s],
                               first[s + 1] - first[s],
                               {rows + rows_of[s], rows + rows_of[s + 1]},
                               static_cast<std::size_t>(start[s])});
        supernode_of_.resize(static_cast<std::size_t>(first[s + 1]), s);
    }
    values_.setZero(start[found->nsuper]);
    cholmod_free_factor(&found, &session.common);
}

void SupernodalLdlt::assemble(const Sparse& lower, double shift) {
    Sparse ordered(lower.rows(), lower.cols());
    ordered.selfadjointView<Eigen::Lower>() =
        lower.selfadjointView<Eigen::Lower>().twistedBy(order_);
    std::vector<Index> place(static_cast<std::size_t>(lower.rows())); // of a row in its supernode
    for (const Supernode& s : supernodes_) {
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
void SupernodalLdlt::update_later(const Supernode& s) {
    const Block values = block(s);
    const auto signs = signs_.segment(s.first, s.width);
    MatrixXd update;
    std::vector<Index> place;
    for (Index row = s.width, next = row; row < s.height(); row = next) {
        const auto own = [&](Index k) { return s.rows[static_cast<std::size_t>(k)]; };
        const Supernode& later = supernodes_[supernode_of_[static_cast<std::size_t>(own(row))]];
        for (next = row; next < std::min(row + widest_update, s.height()) &&
                         own(next) < later.first + later.width;)
            ++next;
        const MatrixXd signed_rows = values.middleRows(row, next - row) * signs.asDiagonal();
        update.noalias() = values.bottomRows(s.height() - row) * signed_rows.transpose();

        place.clear();
        for (std::size_t k = static_cast<std::size_t>(row), at = 0; k < s.rows.size(); ++k) {
            at = static_cast<std::size_t>(
                std::find(later.rows.begin() + static_cast<std::ptrdiff_t>(at), later.rows.end(),
                          s.rows[k]) -
                later.rows.begin());
            place.push_back(static_cast<Index>(at));
        }
        Block target = block(later);
        for (Index column = 0; column < next - row; ++column)
            for (Index k = column; k < update.rows(); ++k)
                target(place[static_cast<std::size_t>(k)], own(row + column) - later.first) -=
                    update(k, column);
    }
}

MatrixXd SupernodalLdlt::product(const MatrixXd& x) const {
    const MatrixXd ordered = order_ * x;
    MatrixXd sum = MatrixXd::Zero(x.rows(), x.cols());
    for (const Supernode& s : supernodes_) {
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
    return order_.transpose() * sum;
}

} // namespace physics

#endif
