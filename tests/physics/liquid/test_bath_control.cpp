#include "physics/liquid/bath_control.hpp"
#include "physics/liquid/liquid.hpp"

#include <doctest/doctest.h>

using physics::size_cosines;

TEST_CASE("a correction moves the thermostat and the cosines of W against what was measured") {
    constexpr double temperature = 0.5;
    constexpr Eigen::Index particles = 100;
    const physics::SizeLaw law(test::poly);
    const physics::Bath bath{temperature, {Eigen::VectorXd::Zero(physics::size_potential_terms)}};
    const physics::SizeField field(law, bath.sizes, quantile_sizes(test::poly, particles),
                                   temperature);
    const Eigen::VectorXd off = Eigen::VectorXd::LinSpaced(size_cosines, -1, 1); // M_k - M_k0
    physics::BathControl control;
    control.add(0.49, off);
    control.add(0.50, 3 * off);
    const physics::Bath next = control.corrected(bath, field, temperature, particles);

    CHECK(next.temperature == doctest::Approx(0.5 + 0.02 * 0.005).epsilon(1e-12));
    CHECK(next.sizes.smooth().norm() == 0);
    for (Eigen::Index k = 0; k < size_cosines; ++k) {
        const double kappa = 20 * temperature / static_cast<double>((k + 1) * (k + 1));
        const double expected = 0.2 * (kappa + 2 * temperature) * 2 * off[k] / particles;
        CHECK(next.sizes.cosines()[k] == doctest::Approx(expected).epsilon(1e-12));
    }
    CHECK(control.sums.norm() == 0);
}

TEST_CASE("without measurements nothing is corrected") {
    const physics::SizeLaw law(test::poly);
    const physics::Bath bath{1, {Eigen::VectorXd::Ones(physics::size_potential_terms)}};
    const physics::SizeField field(law, bath.sizes, quantile_sizes(test::poly, 10), 1);
    const physics::Bath next = physics::BathControl().corrected(bath, field, 1, 10);
    CHECK(next.temperature == 1);
    CHECK(next.sizes.coefficients == bath.sizes.coefficients);
}
