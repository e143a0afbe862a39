#include "physics/numerics/spectra_lanczos.hpp"

#include <Eigen/QR>
#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

/// A diagonal operator whose eigenvalues come in equal sets: 1, 1/2, 1/3, ...
Eigen::VectorXd sets_of(Eigen::Index members, Eigen::Index size) {
    Eigen::VectorXd values(size);
    for (Eigen::Index k = 0; k < size; ++k)
        values[k] = 1 / (1 + std::floor(static_cast<double>(k) / static_cast<double>(members)));
    return values;
}

Eigen::MatrixXd found_above(const Eigen::VectorXd& values, double above,
                            std::optional<Eigen::Index> expected) {
    const auto scale = [&](const Eigen::Ref<const Eigen::MatrixXd>& x) {
        return Eigen::MatrixXd(values.asDiagonal() * x);
    };
    return eigenfields_by_spectra(scale, values.size(),
                                  {.above = above, .tolerance = 1e-10, .dimension = values.size()},
                                  expected);
}

/// The coordinates that belong to the `count` largest eigenvalues span what is found above, whether
/// their number is known before, guessed too high, or not known.
void expect_found(const Eigen::VectorXd& values, double above, Eigen::Index count) {
    for (const auto expected : {std::optional(count), std::optional(count + 5), {}}) {
        const Eigen::MatrixXd fields = found_above(values, above, expected);
        REQUIRE(fields.cols() == count);
        CHECK(fields.bottomRows(values.size() - count).norm() < 1e-8);
        if (count > 0)
            CHECK(Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(fields.topRows(count)).rank() ==
                  count);
    }
}

} // namespace

TEST_CASE("no member of a triple is missed") {
    for (const Eigen::Index n : {1, 4, 9})
        expect_found(sets_of(3, 900), 1 / (static_cast<double>(n) + 0.5), 3 * n);
}

TEST_CASE("no member of a set of twelve is missed") {
    for (const Eigen::Index n : {1, 2, 5})
        expect_found(sets_of(12, 900), 1 / (static_cast<double>(n) + 0.5), 12 * n);
}

TEST_CASE("more eigenvalues than one search asks for, each of its own") {
    expect_found(sets_of(1, 900), 1 / 70.5, 70);
}

TEST_CASE("every eigenvalue of a space hardly larger than a search, and of one smaller") {
    expect_found(sets_of(3, 21), 1e-3, 21);
    expect_found(sets_of(3, 6), 1e-3, 6);
}

TEST_CASE("where no eigenvalue lies above there is no field") {
    expect_found(sets_of(3, 300), 2, 0);
}
