#include "physics/glass/elasticity.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace physics {
namespace {

constexpr int strains = 7; // six ordered shear pairs, then the dilation
constexpr std::array<std::array<int, 2>, 6> shear_axes{
    {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}}};

/// The affine displacement w = eps r of strain k.
Eigen::Vector3d affine(const Eigen::Vector3d& r, int k) {
    if (k == strains - 1)
        return r;
    const auto [a, b] = shear_axes[static_cast<std::size_t>(k)];
    Eigen::Vector3d w = Eigen::Vector3d::Zero();
    w[a] = r[b];
    return w;
}

/// The energy of affine strains, and the forces that they leave on the particles.
struct AffineResponse {
    Eigen::Vector<double, strains> stiffness = decltype(stiffness)::Zero(); ///< d2U/d(strain)2  [e]
    Eigen::MatrixXd forces; ///< Xi, [3N][strains]  [e/l]
};

AffineResponse affine_response(std::span<const Bond> bonds, Eigen::Index degrees) {
    AffineResponse sum{.forces = Eigen::MatrixXd::Zero(degrees, strains)};
    for (const Bond& bond : bonds)
        for (int k = 0; k < strains; ++k) {
            const Eigen::Vector3d w = affine(bond.r, k);
            const double a = bond.r.dot(w);
            const Eigen::Vector3d xi = bond.g2 * a * bond.r + bond.g1 * w;
            sum.forces.col(k).segment<3>(3 * bond.j) += xi;
            sum.forces.col(k).segment<3>(3 * bond.i) -= xi;
            sum.stiffness[k] += bond.g2 * a * a + bond.g1 * w.squaredNorm();
        }
    return sum;
}

void remove_translations(Eigen::MatrixXd& fields) {
    for (Eigen::Index k = 0; k < fields.cols(); ++k)
        fields.col(k) = without_translations(fields.col(k));
}

/// Xi H^-1 Xi of each column of Xi.  The solution x of H x = Xi is refined with the factor of
/// H + shift; each round reduces its error in a mode lambda by the factor shift/(lambda + shift).
/// The result is x (2 Xi - H x), in which the remaining error of x is of second order.
Eigen::Vector<double, strains> relaxed_energy(const Eigen::SparseMatrix<double>& lower,
                                              const HessianFactor& factor,
                                              const Eigen::MatrixXd& xi) {
    constexpr int most_rounds = 50;
    constexpr double tolerance = 1e-9;
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(xi.rows(), xi.cols()), residual = xi;
    for (int round = 0; round < most_rounds; ++round) {
        x += factor.solve(residual);
        remove_translations(x);
        residual = xi - lower.selfadjointView<Eigen::Lower>() * x;
        if (residual.norm() <= tolerance * xi.norm())
            return x.cwiseProduct(xi + residual).colwise().sum().transpose();
    }
    throw std::runtime_error(
        "the non-affine displacement does not converge: the shift is not small "
        "against the lowest eigenvalue");
}

} // namespace

Moduli moduli(std::span<const Bond> bonds, const Eigen::SparseMatrix<double>& lower,
              const HessianFactor& factor, double volume) {
    AffineResponse response = affine_response(bonds, lower.rows());
    remove_translations(response.forces);
    const Eigen::Vector<double, strains> stiffness =
        response.stiffness - relaxed_energy(lower, factor, response.forces);

    // The affine part of the dilation is sum phi'' r^2; the sum of -2 phi' r is 6 V p.
    const double p = pressure(bonds, volume);
    return {.shear = stiffness.head<strains - 1>().mean() / volume,
            .bulk = (stiffness[strains - 1] / volume + 6 * p) / 9,
            .pressure = p};
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
