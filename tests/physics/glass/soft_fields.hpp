#pragma once

#include "physics/glass/hessian.hpp"
#include "physics/model/reference_glass.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <cstdlib>
#include <utility>
#include <vector>

namespace reference {

/// A glass with soft fields to start from: a few dozen inverse iterations of random fields span
/// its lowest modes closely enough, and need no eigensolver.
struct SoftGlass {
    std::vector<physics::Bond> bonds;
    Eigen::Index particles;
    physics::HessianFactor factor;
    Eigen::MatrixXd fields; ///< [3N][K] orthonormal, softest first
};

inline Eigen::MatrixXd soft_fields(const physics::HessianFactor& factor,
                                   const Eigen::SparseMatrix<double>& lower, Eigen::Index count) {
    std::srand(7);
    Eigen::MatrixXd fields = Eigen::MatrixXd::Random(lower.rows(), count + 10);
    for (int k = 0; k < 30; ++k) {
        fields = factor.solve(fields);
        for (auto field : fields.colwise())
            field = physics::without_translations(field);
        const Eigen::HouseholderQR<Eigen::MatrixXd> basis(fields);
        fields = basis.householderQ() * Eigen::MatrixXd::Identity(fields.rows(), fields.cols());
    }
    const Eigen::MatrixXd projected =
        fields.transpose() * (lower.selfadjointView<Eigen::Lower>() * fields);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> modes(projected);
    return fields * modes.eigenvectors().leftCols(count);
}

inline SoftGlass soften(const physics::Configuration& c, Eigen::Index count) {
    auto bonds = physics::find_bonds(c, physics::PairPotential(model));
    const auto lower = physics::hessian(bonds, c.particles());
    physics::HessianFactor factor(lower, 1e-6);
    Eigen::MatrixXd fields = soft_fields(factor, lower, count);
    return {std::move(bonds), c.particles(), std::move(factor), std::move(fields)};
}

inline const SoftGlass& soft_glass() {
    static const SoftGlass soft = soften(glass(), 10);
    return soft;
}

} // namespace reference
