#include "physics/numerics/lbfgs.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

constexpr LbfgsParameters parameters{
    .max_force = 1e-9, .max_steps = 1000, .history = 10, .longest_move = 0.5};

/// Stiffnesses of the coordinates, spread over four decades.
Eigen::Array33d stiffness() {
    Eigen::Array33d k;
    for (int i = 0; i < 9; ++i)
        k.reshaped()[i] = std::pow(10.0, 0.5 * i);
    return k;
}

double bowl(const Eigen::Matrix3Xd& x, Eigen::Matrix3Xd& force) {
    force = -(stiffness() * x.array()).matrix();
    return -0.5 * force.cwiseProduct(x).sum();
}

/// Rosenbrock's valley, bent, with its minimum at (1, 1, 0).
double valley(const Eigen::Matrix3Xd& x, Eigen::Matrix3Xd& force) {
    const double a = x(0), b = x(1), bend = b - a * a;
    force.resize(3, 1);
    force << 2 * (1 - a) + 400 * a * bend, -200 * bend, -x(2);
    return (1 - a) * (1 - a) + 100 * bend * bend + 0.5 * x(2) * x(2);
}

} // namespace

TEST_CASE("the bottom of a bowl with stiffnesses over four decades is found") {
    Eigen::Matrix3Xd x = Eigen::Matrix3Xd::Ones(3, 3), force;
    const int evaluations = descend(x, bowl, parameters);
    bowl(x, force);
    CHECK(force.cwiseAbs().maxCoeff() <= 1e-9);
    CHECK(evaluations < 200); // plain descent needs 1e5
}

TEST_CASE("a bent valley is followed to its end") {
    Eigen::Matrix3Xd x = Eigen::Vector3d(-1.2, 1, 2);
    descend(x, valley, parameters);
    CHECK((x - Eigen::Vector3d(1, 1, 0)).norm() < 1e-8);
}

TEST_CASE("no accepted step raises the energy or moves a coordinate farther than allowed") {
    double lowest = 1e300;
    Eigen::Matrix3Xd last = Eigen::Vector3d(-1.2, 1, 2), x = last;
    LbfgsParameters one = parameters;
    one.longest_move = 0.05;
    // Each call starts anew; a path of short descents shows every step.
    for (int k = 0; k < 50; ++k) {
        one.max_steps = 2;
        descend(x, valley, one);
        Eigen::Matrix3Xd force;
        const double energy = valley(x, force);
        CHECK(energy <= lowest);
        CHECK((x - last).cwiseAbs().maxCoeff() <= 0.05 * (1 + 1e-12));
        lowest = energy;
        last = x;
    }
}

TEST_CASE("the number of evaluations is bounded") {
    Eigen::Matrix3Xd x = Eigen::Vector3d(-1.2, 1, 2);
    LbfgsParameters few = parameters;
    few.max_steps = 7;
    int calls = 0;
    const auto counted = [&](const Eigen::Matrix3Xd& at, Eigen::Matrix3Xd& force) {
        ++calls;
        return valley(at, force);
    };
    const int evaluations = descend(x, counted, few);
    CHECK(evaluations == calls);
    CHECK(evaluations >= 7);
    CHECK(evaluations < 30);
}

TEST_CASE("at rest nothing moves") {
    Eigen::Matrix3Xd x = Eigen::Matrix3Xd::Zero(3, 3);
    CHECK(descend(x, bowl, parameters) == 1);
    CHECK(x.isZero(0));
}

TEST_CASE("with the inverse Hessian as first guess the bottom of a bowl is one step away") {
    Eigen::Matrix3Xd x = Eigen::Matrix3Xd::Constant(3, 3, 1e-3), force;
    const Eigen::ArrayXd softness = stiffness().reshaped().inverse();
    const int evaluations = descend(x, bowl, parameters, [&](const Eigen::VectorXd& f) {
        return Eigen::VectorXd((softness * f.array()).matrix());
    });
    bowl(x, force);
    CHECK(force.cwiseAbs().maxCoeff() <= 1e-9);
    CHECK(evaluations <= 4); // single precision needs a second step
}

TEST_CASE("steps and changes mend a first guess that is wrong by half") {
    Eigen::Matrix3Xd x = Eigen::Matrix3Xd::Constant(3, 3, 1e-3), force;
    Eigen::ArrayXd guess = stiffness().reshaped().inverse();
    guess[0] /= 2;
    guess[5] *= 1.5;
    const int evaluations = descend(x, bowl, parameters, [&](const Eigen::VectorXd& f) {
        return Eigen::VectorXd((guess * f.array()).matrix());
    });
    bowl(x, force);
    CHECK(force.cwiseAbs().maxCoeff() <= 1e-9);
    CHECK(evaluations < 12);
}
