#include "physics/glass/hessian.hpp"
#include "physics/glass/soft_fields.hpp"
#include "physics/modes/barrier_function.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <doctest/doctest.h>

#include <cmath>

using Eigen::VectorXd;
using BarrierFunction = physics::BarrierFunction<double>;

namespace {

const reference::SoftGlass& soft = reference::soft_glass();
const physics::BondContractions<double> contractions(soft.bonds, soft.particles);

/// log b at z, and minus its gradient.
double log_b(const VectorXd& z, VectorXd& descent) {
    BarrierFunction barrier(contractions);
    physics::FlowPoint<double> point{z, {}, 0};
    physics::FlowPoint<double>* const one = &point;
    barrier({&one, 1});
    descent = point.rate;
    return point.potential;
}

/// A soft field with kappa > 0, off any stationary point of b.
VectorXd field() {
    VectorXd z = soft.fields.col(0) + 0.2 * soft.fields.col(1);
    z.normalize();
    return physics::expand_along(soft.bonds, z).kappa > 0 ? z : -z;
}

} // namespace

TEST_CASE("log b is that of the cubic expansion: the barrier of lambda s^2/2 - kappa s^3/6") {
    VectorXd descent;
    const auto [lambda, kappa, chi] = physics::expand_along(soft.bonds, field());
    const double top = 2 * lambda / kappa; // where the slope lambda s - kappa s^2/2 vanishes
    const double height = lambda * top * top / 2 - kappa * top * top * top / 6;
    CHECK(log_b(field(), descent) == doctest::Approx(std::log(height)).epsilon(1e-10));
}

TEST_CASE("descent is minus the gradient of log b: the central difference closes on it as h^2") {
    std::srand(2);
    const VectorXd z = field();
    const VectorXd direction =
        (soft.fields.col(2) + 0.1 * VectorXd::Random(z.size()).normalized()).normalized();
    VectorXd descent, unused;
    log_b(z, descent);
    const double slope = -descent.dot(direction);
    const auto error = [&](double h) {
        return (log_b(z + h * direction, unused) - log_b(z - h * direction, unused)) / (2 * h) -
               slope;
    };
    CHECK(error(2e-3) / error(1e-3) == doctest::Approx(4).epsilon(0.02));
    CHECK(std::abs(error(1e-5)) < 1e-5 * std::abs(slope));
}

TEST_CASE("b depends on the direction of z alone: descent is tangent and falls as 1/|z|") {
    VectorXd unit, twice;
    const double value = log_b(field(), unit);
    CHECK(log_b(2 * field(), twice) == doctest::Approx(value).epsilon(1e-12));
    CHECK((2 * twice - unit).norm() < 1e-12 * unit.norm());
    CHECK(std::abs(unit.dot(field())) < 1e-12 * unit.norm());
}

TEST_CASE("a rigid translation added to a field changes neither b nor its gradient") {
    VectorXd still, moved;
    const double value = log_b(field(), still);
    CHECK(log_b(field() + VectorXd::Constant(field().size(), 0.01), moved) ==
          doctest::Approx(value).epsilon(1e-10));
    CHECK((moved - still).norm() < 1e-10 * still.norm());
    CHECK(physics::without_translations(still).isApprox(still, 1e-12));
}

TEST_CASE("the half with kappa < 0 lies outside the domain") {
    VectorXd descent;
    CHECK(std::isinf(log_b(-field(), descent)));
}
