#include "physics/numerics/noise.hpp"
#include "physics/numerics/vector_updates.hpp"

#include <doctest/doctest.h>

using namespace physics;

TEST_CASE("a vector is added, then the sum projected, at every length") {
    for (Eigen::Index length = 0; length < 100; ++length) {
        CAPTURE(length);
        const Eigen::MatrixXf numbers = noise(length, 3).cast<float>();
        const Eigen::VectorXf a = numbers.col(0), b = numbers.col(1), start = numbers.col(2);
        Eigen::VectorXf d = start;
        const float projection = add_and_project(0.7f, a, b, d);
        const Eigen::VectorXf sum = start + 0.7f * a;
        CHECK((d - sum).norm() <= 1e-6f * sum.norm());
        CHECK(projection == doctest::Approx(b.dot(sum)).epsilon(1e-5));
    }
}
