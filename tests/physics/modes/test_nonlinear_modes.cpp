#include "physics/glass/small_glass.hpp"
#include "physics/glass/soft_fields.hpp"
#include "physics/modes/barrier_function.hpp"
#include "physics/modes/nonlinear_modes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using physics::NonlinearMode;
using physics::NonlinearSearch;

namespace {

const reference::SoftGlass& soft = reference::soft_glass();
const NonlinearSearch usual{.gradient = 1e-6,
                            .polish_below = 1e-2,
                            .flow_accuracy = 1e-2,
                            .max_contractions = 20000,
                            .same_overlap = 0.99};

std::vector<NonlinearMode> search(const MatrixXd& starts, const NonlinearSearch& s = usual) {
    return physics::nonlinear_modes(soft.bonds, soft.factor, starts, s);
}

const std::vector<NonlinearMode>& modes() {
    static const auto found = search(soft.fields);
    return found;
}

double log_b(const VectorXd& z) {
    const auto [lambda, kappa, chi] = physics::expand_along(soft.bonds, z.normalized());
    return std::log(2 * std::pow(lambda, 3) / (3 * kappa * kappa));
}

/// [Ji]'s steepest descent as it stands: Euler's method with a step that is short against both the
/// stiffest mode of H (eigenvalue below 1000 here) and the curvature of the path.  It goes on to a
/// gradient of 1e-5, for b has saddles so flat that 1e-3 can be met on the way past one.
VectorXd euler_descent(const reference::SoftGlass& glass, const VectorXd& start) {
    const physics::BondContractions<double> contractions(glass.bonds, glass.particles);
    physics::BarrierFunction<double> barrier(contractions);
    physics::BarrierPoint at = physics::barrier_at(barrier, start);
    if (std::isinf(at.log_b))
        at = physics::barrier_at(barrier, -start);
    for (int k = 0; k < 100000 && at.gradient_norm() >= 1e-5; ++k) {
        const double step = std::min(at.lambda / 6 / 1000, 2e-3 / at.gradient_norm());
        at = physics::barrier_at(barrier, at.z + step * at.descent);
    }
    return at.z;
}

} // namespace

TEST_CASE("every search converges to a unit field at which H z = (lambda/kappa) U''':zz") {
    for (const NonlinearMode& m : modes()) {
        CHECK(m.converged);
        CHECK(m.gradient_norm <= usual.gradient);
        CHECK(m.field.norm() == doctest::Approx(1).epsilon(1e-14));
        CHECK(m.expansion.kappa > 0);
        const auto [hz, u3zz] = physics::contract(soft.bonds, m.field);
        CHECK((hz - m.expansion.lambda / m.expansion.kappa * u3zz).norm() < 1e-6 * hz.norm());
    }
}

TEST_CASE("the barrier has fallen from the start, and lies higher everywhere around") {
    std::srand(3);
    for (std::size_t k = 0; k < modes().size(); ++k) {
        const VectorXd& z = modes()[k].field;
        CHECK(log_b(z) < log_b(soft.fields.col(static_cast<Index>(k))));
        for (Index other = 0; other < soft.fields.cols(); ++other)
            for (const VectorXd& wild : {VectorXd(VectorXd::Random(z.size()).normalized()),
                                         VectorXd(soft.fields.col(other))}) {
                const VectorXd across = physics::without_translations(wild - z.dot(wild) * z);
                CHECK(log_b(z + 1e-2 * across) > log_b(z));
                CHECK(log_b(z - 1e-2 * across) > log_b(z));
            }
    }
}

TEST_CASE("the minimum is the one where plain steepest descent from the same start ends") {
    const reference::SoftGlass glass = reference::soften(small::glass(250).configuration, 20);
    const auto found = physics::nonlinear_modes(glass.bonds, glass.factor, glass.fields, usual);
    for (Index k = 0; k < glass.fields.cols(); ++k) {
        CAPTURE(k);
        CHECK(euler_descent(glass, glass.fields.col(k))
                  .dot(found[static_cast<std::size_t>(k)].field) > 1 - 1e-6);
    }
}

TEST_CASE("a flow a hundred times more accurate ends in the same minima") {
    NonlinearSearch accurate = usual;
    accurate.flow_accuracy = 1e-4;
    const auto same = search(soft.fields, accurate);
    for (std::size_t k = 0; k < same.size(); ++k)
        CHECK(same[k].field.dot(modes()[k].field) > 1 - 1e-8);
}

TEST_CASE("a rough factor polishes to the same modes") {
    const physics::HessianFactor rough(physics::hessian(soft.bonds, soft.particles), 1e-6,
                                       physics::HessianFactor::Accuracy::rough);
    const auto same = physics::nonlinear_modes(soft.bonds, rough, soft.fields, usual);
    for (std::size_t k = 0; k < same.size(); ++k) {
        CHECK(same[k].converged);
        CHECK(same[k].field.dot(modes()[k].field) > 1 - 1e-10);
        CHECK(same[k].contractions <=
              modes()[k].contractions + 10); // by the polish, not by the flow
    }
}

TEST_CASE("without polish the flow alone arrives at the same modes") {
    NonlinearSearch plain = usual;
    plain.polish_below = plain.gradient = 1e-5;
    const auto flowed = search(soft.fields.leftCols(2), plain);
    for (std::size_t k = 0; k < flowed.size(); ++k) {
        REQUIRE(flowed[k].converged);
        CHECK(flowed[k].expansion.lambda ==
              doctest::Approx(modes()[k].expansion.lambda).epsilon(1e-5));
    }
}

TEST_CASE("sign, norm and company of a start do not matter") {
    MatrixXd starts = soft.fields.leftCols(2);
    starts.col(0) *= -3;
    starts.col(1).array() += 0.01; // a rigid translation
    const auto same = search(starts);
    for (std::size_t k = 0; k < 2; ++k)
        CHECK(same[k].field.dot(modes()[k].field) > 1 - 1e-10);
    CHECK(same[0].overlap == doctest::Approx(modes()[0].overlap).epsilon(1e-6));
    const auto alone = search(soft.fields.col(1));
    CHECK(alone[0].field.dot(modes()[1].field) > 1 - 1e-10);
}

TEST_CASE("a start on the wall kappa = 0 falls off it") {
    // Between a field and its mirror image kappa changes sign; bisection finds the wall.
    const VectorXd a = modes()[0].field, b = soft.fields.col(3);
    double low = 0, high = 1;
    const auto between = [&](double x) {
        return VectorXd(((1 - x) * a - x * a + 2 * x * (1 - x) * b).normalized());
    };
    for (int k = 0; k < 40; ++k) {
        const double middle = (low + high) / 2;
        (physics::expand_along(soft.bonds, between(middle)).kappa > 0 ? low : high) = middle;
    }
    REQUIRE(std::abs(physics::expand_along(soft.bonds, between(low)).kappa) < 1e-8);
    CHECK(search(between(low))[0].converged);
}

TEST_CASE("contractions that run out leave an unconverged mode") {
    NonlinearSearch hasty = usual;
    hasty.max_contractions = 40;
    const auto mode = search(soft.fields.col(0), hasty);
    CHECK_FALSE(mode[0].converged);
    CHECK(mode[0].gradient_norm > hasty.gradient);
}

TEST_CASE("equal modes are marked with the first of them, in either sign") {
    NonlinearMode a{VectorXd::Unit(3, 0), {1, 2, 3}, 1, 0, 1, 0, true};
    NonlinearMode mirrored = a, other = a, near = a;
    mirrored.field *= -1;
    other.field = VectorXd::Unit(3, 1);
    near.expansion.lambda = 1.01; // a field almost the same, an energy that is not
    CHECK(physics::duplicates({other, a, mirrored, near, a}, 0.99) ==
          std::vector<int>{-1, -1, 1, -1, 1});
}

TEST_CASE("starts that find the same minimum are duplicates") {
    const auto twice = search(soft.fields.col(0).replicate(1, 2));
    CHECK(physics::duplicates(twice, usual.same_overlap) == std::vector<int>{-1, 0});
}

TEST_CASE("a rigid translation has no barrier and is refused") {
    CHECK_THROWS_WITH_AS(search(VectorXd::Constant(3 * soft.particles, 0.1)),
                         "start 0 is zero or a rigid translation", std::invalid_argument);
}
