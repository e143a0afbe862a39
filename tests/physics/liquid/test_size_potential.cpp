#include "physics/liquid/liquid.hpp"
#include "physics/liquid/size_field.hpp"
#include "physics/liquid/size_potential.hpp"

#include <doctest/doctest.h>

#include <cmath>

using physics::legendre;
using physics::SizeLaw;
using physics::SizePotential;

namespace {

const physics::PairPotential potential(test::poly);
const SizeLaw law(test::poly);

} // namespace

TEST_CASE("without neighbours the potential alone gives the law of sizes") {
    constexpr double temperature = 0.7;
    const physics::Configuration lonely{50, Eigen::Matrix3Xd{{10, 40}, {10, 40}, {10, 40}},
                                        Eigen::VectorXd{{1.2, 1.7}}};
    const SizePotential w = fit_size_potential(std::span(&lonely, 1), potential, temperature);
    // so p ~ exp(-W/k_B T), whose means of P_1 .. P_8 are those of lambda^-3
    constexpr int points = 20000;
    double sum = 0;
    Eigen::VectorXd found = Eigen::VectorXd::Zero(8), expected = found;
    for (int g = 0; g < points; ++g) {
        const double size = law.smallest() + 2 * law.half_range() * (g + 0.5) / points;
        const double p = std::exp(-w.value(law, size) / temperature);
        sum += p;
        found += p * legendre(law.scaled(size), 8);
        expected +=
            law.density(size) * 2 * law.half_range() / points * legendre(law.scaled(size), 8);
    }
    CHECK((found / sum - expected).cwiseAbs().maxCoeff() < 2e-4); // of the fit's grid of 48 points
}

TEST_CASE("the slope of the potential is its derivative") {
    const SizePotential w{Eigen::VectorXd{{-3, 0.2, 0.7, -0.1, 0.3, 0.05, -0.02, 0.01}}};
    const double h = 1e-5;
    CHECK((w.value(law, 1.4 + h) - w.value(law, 1.4 - h)) / (2 * h) ==
          doctest::Approx(w.slope(law, 1.4)).epsilon(1e-8));
}

TEST_CASE("forces on sizes are the derivative of the field's energy") {
    const SizePotential w{Eigen::VectorXd{{-3, 0.2, 0.7, -0.1, 0.3, 0.05, -0.02, 0.01}}};
    const Eigen::VectorXd set = quantile_sizes(test::poly, 37);
    physics::SizeField field(law, w, set, 0.5);
    Eigen::Matrix4Xd sites = Eigen::Matrix4Xd::Zero(4, 37), forces = sites;
    sites.row(3) = set.transpose().array().pow(0.9);
    field.add_to(forces, sites);
    CHECK((field.moments() - size_moments(law, sites.row(3).transpose(), 6)).norm() < 1e-4);
    for (const Eigen::Index i : {0, 11, 36}) {
        const double h = 1e-5;
        Eigen::VectorXd up = sites.row(3).transpose(), down = up;
        up[i] += h;
        down[i] -= h;
        CHECK(forces(3, i) ==
              doctest::Approx((field.energy(down) - field.energy(up)) / (2 * h)).epsilon(1e-4));
    }
}
