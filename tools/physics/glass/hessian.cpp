#include "physics/glass/hessian.hpp"

#include <stdexcept>
#include <string>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// Diagonal blocks, [3][3N]: each is minus the sum of the off-diagonal blocks of its row.
Eigen::Matrix3Xd diagonal_blocks(std::span<const Bond> bonds, Eigen::Index particles) {
    Eigen::Matrix3Xd diagonal = Eigen::Matrix3Xd::Zero(3, 3 * particles);
    int last_i = 0, last_j = 0;
    for (const Bond& bond : bonds) {
        if (bond.i < last_i || (bond.i == last_i && bond.j <= last_j) || bond.j >= particles)
            throw std::invalid_argument("bond (" + std::to_string(bond.i) + ", " +
                                        std::to_string(bond.j) + ") is out of order or beyond " +
                                        std::to_string(particles) + " particles");
        last_i = bond.i, last_j = bond.j;
        const Eigen::Matrix3d block =
            bond.g2 * bond.r * bond.r.transpose() + bond.g1 * Eigen::Matrix3d::Identity();
        diagonal.middleCols<3>(3 * bond.i) += block;
        diagonal.middleCols<3>(3 * bond.j) += block;
    }
    return diagonal;
}

/// H with particle 0 bound to its place by a spring, which hides no negative mode of H: moved so
/// that particle 0 stays, it has the same energy.
Sparse with_spring(const Sparse& lower) {
    Sparse bound = lower;
    const double stiffness = lower.diagonal().maxCoeff();
    for (Eigen::Index axis = 0; axis < 3; ++axis)
        bound.coeffRef(axis, axis) += stiffness;
    return bound;
}

using Either = std::variant<SparseFactor<float>, SparseFactor<double>>;

Either factor_of(const Sparse& lower, double shift, HessianFactor::Accuracy accuracy) {
    if (accuracy == HessianFactor::Accuracy::rough) {
        SparseFactor<float> rough(with_spring(lower), shift);
        if (rough.positive_definite())
            return rough;
    }
    return SparseFactor<double>(lower, shift);
}

} // namespace

Sparse hessian(std::span<const Bond> bonds, Eigen::Index particles) {
    const Eigen::Matrix3Xd diagonal = diagonal_blocks(bonds, particles);
    Sparse lower(3 * particles, 3 * particles);
    lower.reserve(6 * particles + 9 * static_cast<Eigen::Index>(bonds.size()));
    auto first = bonds.begin();
    for (int i = 0; i < particles; ++i) {
        auto last = first;
        while (last != bonds.end() && last->i == i)
            ++last;
        for (int k = 0; k < 3; ++k) {
            lower.startVec(3 * i + k);
            for (int l = k; l < 3; ++l)
                lower.insertBack(3 * i + l, 3 * i + k) = diagonal(l, 3 * i + k);
            for (auto bond = first; bond != last; ++bond)
                for (int l = 0; l < 3; ++l)
                    lower.insertBack(3 * bond->j + l, 3 * i + k) =
                        -(bond->g2 * bond->r[l] * bond->r[k] + (l == k ? bond->g1 : 0));
        }
        first = last;
    }
    lower.finalize();
    return lower;
}

HessianFactor::HessianFactor(const Sparse& lower, double shift, Accuracy accuracy)
    : factor_(factor_of(lower, shift, accuracy)) {}

bool HessianFactor::positive_definite() const {
    return std::visit([](const auto& f) { return f.positive_definite(); }, factor_);
}

Eigen::MatrixXd HessianFactor::solve(const Eigen::Ref<const Eigen::MatrixXd>& b) const {
    if (!positive_definite())
        throw std::invalid_argument("the shifted Hessian is not positive definite");
    const Eigen::Index rows = std::visit([](const auto& f) { return f.rows(); }, factor_);
    if (b.rows() != rows)
        throw std::invalid_argument("right-hand side has " + std::to_string(b.rows()) +
                                    " rows, expected " + std::to_string(rows));
    return std::visit([&](const auto& f) { return f.solve(b); }, factor_);
}

Eigen::VectorXd without_translations(const Eigen::Ref<const Eigen::VectorXd>& v) {
    Eigen::VectorXd free = v;
    auto field = free.reshaped(3, v.size() / 3);
    const Eigen::Vector3d mean = field.rowwise().mean();
    field.colwise() -= mean;
    return free;
}

Eigen::MatrixXd without_translations_each(Eigen::MatrixXd fields) {
    for (auto field : fields.colwise())
        field = without_translations(field);
    return fields;
}

} // namespace physics
