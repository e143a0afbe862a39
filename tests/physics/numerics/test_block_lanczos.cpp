#include "physics/numerics/block_lanczos.hpp"

#include <Eigen/QR>
#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

/// A diagonal operator whose eigenvalues come in equal triples, as plane waves do: 1, 1/2, 1/3, ...
Eigen::VectorXd triples(Eigen::Index size) {
    Eigen::VectorXd values(size);
    for (Eigen::Index k = 0; k < size; ++k)
        values[k] = 1 / (1 + std::floor(static_cast<double>(k) / 3));
    return values;
}

Eigen::MatrixXd rough(Eigen::Index rows, Eigen::Index columns) {
    Eigen::MatrixXd m(rows, columns);
    for (Eigen::Index k = 0; k < m.size(); ++k)
        m.reshaped()[k] = std::sin(static_cast<double>(k * k));
    return m;
}

/// The coordinates that belong to the `count` largest eigenvalues span what is found above.
void expect_found(const Eigen::VectorXd& values, double above, Eigen::Index count) {
    const auto scale = [&](const Eigen::Ref<const Eigen::MatrixXd>& x) {
        return Eigen::MatrixXd(values.asDiagonal() * x);
    };
    const Eigen::MatrixXd fields = eigenfields_by_block_lanczos(
        scale, rough(values.size(), 8),
        {.above = above, .tolerance = 1e-10, .dimension = values.size()});
    REQUIRE(fields.cols() == count);
    CHECK(fields.bottomRows(values.size() - count).norm() < 1e-8);
    if (count > 0)
        CHECK(Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(fields.topRows(count)).rank() == count);
}

} // namespace

TEST_CASE("no member of a triple is missed") {
    for (const Eigen::Index n : {1, 4, 9})
        expect_found(triples(900), 1 / (static_cast<double>(n) + 0.5), 3 * n);
}

TEST_CASE("every eigenvalue of a space hardly larger than a block, and of one smaller") {
    expect_found(triples(21), 1e-3, 21);
    expect_found(triples(6), 1e-3, 6);
}

TEST_CASE("where no eigenvalue lies above there is no field") { expect_found(triples(300), 2, 0); }
