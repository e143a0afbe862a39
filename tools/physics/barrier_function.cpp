#include "physics/barrier_function.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace physics {
namespace {

constexpr double held_overlap = 0.99; // of the polished field with the end of the flow
constexpr double rounding = 1e-13;    // rise of log b that is none
constexpr double longest_step = 4;    // in steps of the map

} // namespace

double BarrierFunction::operator()(const Eigen::VectorXd& z, Eigen::VectorXd& descent) {
    ++spent_;
    const auto [lambda, kappa] = contractions_->contract(z, hz_, u3zz_);
    lambda_ = lambda;
    descent = 6 * (u3zz_ / kappa - hz_ / lambda);
    if (!(lambda > 0 && kappa > 0))
        return std::numeric_limits<double>::infinity();
    return std::log(2.0 / 3) + 3 * std::log(lambda) - 2 * std::log(kappa);
}

BarrierPoint barrier_at(BarrierFunction& barrier, const Eigen::VectorXd& z) {
    BarrierPoint point{z.normalized(), {}, 0, 0};
    point.log_b = barrier(point.z, point.descent);
    point.lambda = barrier.lambda();
    return point;
}

BarrierPolish::BarrierPolish(BarrierFunction& barrier, BarrierPoint start)
    : barrier_(&barrier), point_(std::move(start)), start_(point_.z) {}

/// The new direction: conjugate to the last one (Polak, Ribiere), or the step itself where that is
/// not downhill.
void BarrierPolish::turn(const Eigen::VectorXd& step) {
    const double product = step.dot(point_.descent);
    const bool first = last_step_.size() == 0;
    const double beta = first ? 0 : (product - last_step_.dot(point_.descent)) / last_product_;
    if (beta > 0)
        direction_ = step + beta * (direction_ - point_.z.dot(direction_) * point_.z);
    if (!(beta > 0) || direction_.dot(point_.descent) <= 0)
        direction_ = step;
    last_step_ = step;
    last_product_ = product;
}

/// Where the slope along the direction vanishes, by one secant: a contraction is cheap against a
/// solve.
double BarrierPolish::step_length() {
    const double slope = direction_.dot(point_.descent);
    const BarrierPoint probe = barrier_at(*barrier_, point_.z + direction_);
    const double bend = slope - direction_.dot(probe.descent);
    return bend > 0 ? std::min(slope / bend, longest_step) : 1;
}

bool BarrierPolish::advance(const Eigen::VectorXd& step) {
    turn(step);
    double length = step_length();
    for (int attempt = 0; attempt < 3; ++attempt, length /= 4) {
        BarrierPoint next = barrier_at(*barrier_, point_.z + length * direction_);
        if (next.log_b <= point_.log_b + rounding && next.z.dot(start_) >= held_overlap) {
            point_ = std::move(next);
            return true;
        }
    }
    return false;
}

} // namespace physics
