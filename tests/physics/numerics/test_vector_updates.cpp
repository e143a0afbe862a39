#include "physics/numerics/noise.hpp"
#include "physics/numerics/vector_updates.hpp"

#include <doctest/doctest.h>

#include <hwy/targets.h>
#include <utility>
#include <vector>

using namespace physics;

namespace {

/// d + 0.7 a, and b . d after it.
std::pair<Eigen::VectorXf, float> updated(const Eigen::MatrixXf& a_b_d) {
    const Eigen::VectorXf a = a_b_d.col(0), b = a_b_d.col(1);
    Eigen::VectorXf d = a_b_d.col(2);
    const float projection = add_and_project(0.7f, a, b, d);
    return {d, projection};
}

} // namespace

TEST_CASE("a vector is added, then the sum projected, at every length") {
    for (Eigen::Index length = 0; length < 100; ++length) {
        CAPTURE(length);
        const Eigen::MatrixXf numbers = noise(length, 3).cast<float>();
        const auto [d, projection] = updated(numbers);
        const Eigen::VectorXf sum = numbers.col(2) + 0.7f * numbers.col(0);
        CHECK((d - sum).norm() <= 1e-6f * sum.norm());
        CHECK(projection == doctest::Approx(numbers.col(1).dot(sum)).epsilon(1e-5));
    }
}

TEST_CASE("every instruction set that fuses products and sums gives the same bits") {
    const std::int64_t fused = HWY_AVX2 | HWY_AVX3 | HWY_AVX3_DL;
    const Eigen::MatrixXf numbers = noise(777, 3).cast<float>();
    std::vector<std::pair<Eigen::VectorXf, float>> results;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
        if ((target & fused) != 0) {
            hwy::SetSupportedTargetsForTest(target);
            results.push_back(updated(numbers));
        }
    hwy::SetSupportedTargetsForTest(0);
    for (const auto& [d, projection] : results) {
        CHECK(d == results.front().first);
        CHECK(projection == results.front().second);
    }
}
