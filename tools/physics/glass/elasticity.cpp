#include "physics/glass/elasticity.hpp"

#include "physics/glass/hessian.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <vector>

namespace physics {
namespace {

constexpr int shears = 6; // ordered pairs of axes
constexpr std::array<std::array<int, 2>, shears> shear_axes{
    {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}}};

/// The strains eps; an affine displacement is w = eps r.
using Strains = std::vector<Eigen::Matrix3d>;

/// Simple shears e_a e_b^T along the edges of the box, then the dilation.
Strains along_edges() {
    Strains strains;
    for (const auto [a, b] : shear_axes)
        strains.push_back(Eigen::Vector3d::Unit(a) * Eigen::RowVector3d::Unit(b));
    strains.emplace_back(Eigen::Matrix3d::Identity());
    return strains;
}

/// The same shears with both axes of the pair turned by 45 degrees in their plane.
Strains along_diagonals() {
    Strains strains;
    for (const auto [a, b] : shear_axes) {
        const Eigen::Vector3d sum = Eigen::Vector3d::Unit(a) + Eigen::Vector3d::Unit(b);
        const Eigen::Vector3d difference = Eigen::Vector3d::Unit(a) - Eigen::Vector3d::Unit(b);
        strains.emplace_back(a < b ? sum * difference.transpose() / 2
                                   : difference * sum.transpose() / 2);
    }
    return strains;
}

/// The energy of affine strains, and the forces that they leave on the particles.
struct AffineResponse {
    Eigen::VectorXd stiffness; ///< d2U/d(strain)2  [e]
    Eigen::MatrixXd forces;    ///< Xi, [3N][strains]  [e/l]
};

AffineResponse affine_response(std::span<const Bond> bonds, Eigen::Index degrees,
                               const Strains& strains) {
    const auto columns = static_cast<Eigen::Index>(strains.size());
    AffineResponse sum{Eigen::VectorXd::Zero(columns), Eigen::MatrixXd::Zero(degrees, columns)};
    for (const Bond& bond : bonds)
        for (Eigen::Index k = 0; k < columns; ++k) {
            const Eigen::Vector3d w = strains[static_cast<std::size_t>(k)] * bond.r;
            const double a = bond.r.dot(w);
            const Eigen::Vector3d xi = bond.g2 * a * bond.r + bond.g1 * w;
            sum.forces.col(k).segment<3>(3 * bond.j) += xi;
            sum.forces.col(k).segment<3>(3 * bond.i) -= xi;
            sum.stiffness[k] += bond.g2 * a * a + bond.g1 * w.squaredNorm();
        }
    return sum;
}

/// H^-1, by refined solutions of factors.
class Relaxation {
  public:
    Relaxation(const Eigen::SparseMatrix<double>& lower, double shift)
        : lower_(lower), shift_(shift), factor_(lower, shift, HessianFactor::Accuracy::rough) {}

    /// Xi H^-1 Xi of each column of Xi.
    Eigen::VectorXd energy(const Eigen::MatrixXd& xi) {
        if (const auto found = refined(xi))
            return *found;
        factor_ = HessianFactor(lower_, shift_);
        if (const auto found = refined(xi))
            return *found;
        throw std::runtime_error(
            "the non-affine displacement does not converge: the shift is not small "
            "against the lowest eigenvalue");
    }

  private:
    /// Each round reduces the error of the solution x of H x = Xi in a mode lambda to a fraction
    /// (shift + error of the factor)/(lambda + shift).  The result is x (2 Xi - H x), in which the
    /// remaining error of x is of second order.
    /// @return  nothing if that does not converge
    std::optional<Eigen::VectorXd> refined(const Eigen::MatrixXd& xi) const {
        constexpr int most_rounds = 50;
        constexpr double tolerance = 1e-9;
        Eigen::MatrixXd x = Eigen::MatrixXd::Zero(xi.rows(), xi.cols()), residual = xi;
        for (int round = 0; round < most_rounds; ++round) {
            x = without_translations_each(x + factor_.solve(residual));
            residual = xi - lower_.selfadjointView<Eigen::Lower>() * x;
            if (residual.norm() <= tolerance * xi.norm())
                return x.cwiseProduct(xi + residual).colwise().sum().transpose();
        }
        return {};
    }

    const Eigen::SparseMatrix<double>& lower_;
    double shift_;
    HessianFactor factor_;
};

} // namespace

Moduli moduli(std::span<const Bond> bonds, const Eigen::SparseMatrix<double>& lower, double shift,
              double volume) {
    Relaxation relaxation(lower, shift);
    const auto stiffness = [&](const Strains& strains) -> Eigen::VectorXd {
        const AffineResponse response = affine_response(bonds, lower.rows(), strains);
        return response.stiffness - relaxation.energy(without_translations_each(response.forces));
    };
    const Eigen::VectorXd edges = stiffness(along_edges()),
                          diagonals = stiffness(along_diagonals());

    // The affine part of the dilation is sum phi'' r^2; the sum of -2 phi' r is 6 V p.
    const double p = pressure(bonds, volume);
    return {.shear = edges.head<shears>().mean() / volume,
            .bulk = (edges[shears] / volume + 6 * p) / 9,
            .pressure = p,
            .diagonal_shear = diagonals.mean() / volume};
}

double transverse_speed(const Moduli& m, double density) { return std::sqrt(m.shear / density); }

double longitudinal_speed(const Moduli& m, double density) {
    return std::sqrt((m.bulk + 4 * m.shear / 3) / density);
}

double debye_frequency(const Moduli& m, double density) {
    const double transverse = transverse_speed(m, density);
    const double longitudinal = longitudinal_speed(m, density);
    return std::cbrt(18 * std::numbers::pi * std::numbers::pi * density /
                     (2 / std::pow(transverse, 3) + 1 / std::pow(longitudinal, 3)));
}

double first_plane_wave(const Moduli& m, double density, double edge) {
    return 2 * std::numbers::pi * transverse_speed(m, density) / edge;
}

} // namespace physics
