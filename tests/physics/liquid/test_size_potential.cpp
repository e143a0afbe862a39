#include "physics/liquid/liquid.hpp"
#include "physics/liquid/size_field.hpp"
#include "physics/liquid/size_potential.hpp"

#include <doctest/doctest.h>

#include <cmath>

using physics::legendre;
using physics::size_potential_terms;
using physics::SizeLaw;
using physics::SizePotential;

namespace {

const physics::PairPotential potential(test::poly);
const SizeLaw law(test::poly);

/// A potential with all its terms.
SizePotential every_term() {
    SizePotential w{Eigen::VectorXd(size_potential_terms)};
    for (Eigen::Index k = 0; k < size_potential_terms; ++k)
        w.coefficients[k] = std::cos(static_cast<double>(k * k)) / static_cast<double>(k + 1);
    return w;
}

} // namespace

TEST_CASE("without neighbours the potential alone gives the law of sizes") {
    constexpr double temperature = 0.7;
    const physics::Configuration lonely{50, Eigen::Matrix3Xd{{10, 40}, {10, 40}, {10, 40}},
                                        Eigen::VectorXd{{1.2, 1.7}}};
    const SizePotential w = fit_size_potential(std::span(&lonely, 1), potential, temperature);
    // so p ~ exp(-W/k_B T), whose means of P_1 .. P_8 are those of lambda^-3, zero
    constexpr int points = 20000;
    double sum = 0;
    Eigen::VectorXd found = Eigen::VectorXd::Zero(8);
    for (int g = 0; g < points; ++g) {
        const double size = law.smallest() + (law.largest() - law.smallest()) * (g + 0.5) / points;
        const double p = std::exp(-w.value(law, size) / temperature);
        sum += p;
        found += p * legendre(2 * law.share(size) - 1, 8);
    }
    CHECK((found / sum).cwiseAbs().maxCoeff() < 5e-4); // of the fit's grid of 64 points
}

TEST_CASE("forces on sizes are the derivative of the field's energy") {
    const SizePotential w = every_term();
    const Eigen::VectorXd set = quantile_sizes(test::poly, 37);
    physics::SizeField field(law, w, set, 0.5);
    Eigen::Matrix4Xd sites = Eigen::Matrix4Xd::Zero(4, 37), forces = sites;
    sites.row(3) = set.transpose().array().pow(0.9);
    field.add_to(forces, sites);
    CHECK((field.moments() - size_moments(law, sites.row(3).transpose())).norm() < 1e-4);
    for (const Eigen::Index i : {0, 11, 36}) {
        const double h = 1e-5;
        Eigen::VectorXd up = sites.row(3).transpose(), down = up;
        up[i] += h;
        down[i] -= h;
        CHECK(forces(3, i) ==
              doctest::Approx((field.energy(down) - field.energy(up)) / (2 * h)).epsilon(1e-4));
    }
}
