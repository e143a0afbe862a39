#include "physics/model/model.hpp"
#include "physics/model/reference_glass.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace physics;

TEST_CASE("the sizes are the quantiles of lambda^-3: a share F(lambda) of them lies below lambda") {
    const Eigen::Index n = 5000;
    const Eigen::VectorXd sizes = quantile_sizes(reference::model, n);
    CHECK(std::is_sorted(sizes.begin(), sizes.end()));
    for (const double size : {1.05, 1.2, 1.5, 2.0}) {
        // F = (1 - lambda^-2)/(1 - 2.22^-2), the integral of the normalised density
        const double share = (1 - 1 / (size * size)) / (1 - 1 / (2.22 * 2.22));
        const auto below = static_cast<double>((sizes.array() < size).count());
        CHECK(std::abs(below / n - share) <= 1.0 / n);
    }
    CHECK(sizes[0] >= 1);
    CHECK(sizes[n - 1] <= 2.22);
}

TEST_CASE("the mean size is that of the distribution, 2/(1 + 1/2.22)") {
    CHECK(quantile_sizes(reference::model, 10000).mean() ==
          doctest::Approx(2 / (1 + 1 / 2.22)).epsilon(1e-6));
}

TEST_CASE("the box holds N particles at the density of the model") {
    const double edge = box_edge(reference::model, 2000);
    CHECK(2000 / (edge * edge * edge) == doctest::Approx(0.58).epsilon(1e-14));
}

TEST_CASE("numbers that make no sense are refused by name") {
    const auto refused = [](auto change, const char* message) {
        Model model = reference::model;
        change(model);
        CHECK_THROWS_WITH_AS(check(model), message, std::invalid_argument);
    };
    CHECK_NOTHROW(check(reference::model));
    refused([](Model& m) { m.exponent = 9; },
            "model: exponent is 9.000000, expected an even number of at least 2");
    refused([](Model& m) { m.smoothing = 1; }, "model: smoothing is 1.000000, expected 2 to 6");
    refused([](Model& m) { m.cutoff = 1; }, "model: cutoff is 1.000000, expected more than 1");
    refused([](Model& m) { m.density = -0.58; },
            "model: density is -0.580000, expected more than 0");
    refused([](Model& m) { m.density = std::nan(""); },
            "model: density is nan, expected more than 0");
    refused([](Model& m) { m.largest_size = 0.9; },
            "model: largest_size is 0.900000, expected at least smallest_size");
    refused(
        [](Model& m) { m.non_additivity = 1; },
        "model: non_additivity is 1.000000, expected less than 1/(largest_size - smallest_size)");
    CHECK_THROWS_AS(quantile_sizes(reference::model, 0), std::invalid_argument);
}
