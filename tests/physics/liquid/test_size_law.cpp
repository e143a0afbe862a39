#include "physics/liquid/liquid.hpp"
#include "physics/liquid/size_law.hpp"

#include <doctest/doctest.h>

using physics::legendre;
using physics::SizeLaw;
using physics::slope_of_legendre;

TEST_CASE("the share of smaller particles is that of the quantile sizes") {
    constexpr Eigen::Index particles = 40;
    const SizeLaw law(test::poly);
    const Eigen::VectorXd sizes = quantile_sizes(test::poly, particles);
    for (Eigen::Index i = 0; i < particles; ++i)
        CHECK(law.share(sizes[i]) ==
              doctest::Approx((static_cast<double>(i) + 0.5) / particles).epsilon(1e-12));
    CHECK(law.share(law.smallest()) == doctest::Approx(0).epsilon(1e-12));
    CHECK(law.share(law.largest()) == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("Legendre's polynomials, and the slope of their sum") {
    const double y = 0.3;
    const Eigen::VectorXd p = legendre(y, 4);
    CHECK(p[1] == doctest::Approx((3 * y * y - 1) / 2).epsilon(1e-14));
    CHECK(p[3] == doctest::Approx((35 * y * y * y * y - 30 * y * y + 3) / 8).epsilon(1e-14));

    const Eigen::VectorXd c{{0.7, -1.1, 0.4, 2.0, -0.3, 0.9}};
    const Eigen::VectorXd series = slope_of_legendre(c);
    const double slope = series[0] + series.tail(5).dot(legendre(y, 5));
    const double h = 1e-5;
    CHECK(c.dot(legendre(y + h, 6) - legendre(y - h, 6)) / (2 * h) ==
          doctest::Approx(slope).epsilon(1e-8));
}

TEST_CASE("quantile sizes have no moments") {
    const SizeLaw law(test::poly);
    const Eigen::VectorXd moments = size_moments(law, quantile_sizes(test::poly, 1000));
    CHECK(moments.cwiseAbs().maxCoeff() < 1e-9);
}

TEST_CASE("a model of one size is refused") {
    physics::Model model = test::poly;
    model.largest_size = model.smallest_size;
    CHECK_THROWS_WITH_AS(SizeLaw{model}, doctest::Contains("expected more than smallest_size"),
                         std::invalid_argument);
}
