#include "physics/modes/barrier_function.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace physics {
namespace {

constexpr double held_overlap = 0.99; // of the polished field with the end of the flow
constexpr double rounding = 1e-13;    // rise of log b that is none
constexpr double longest_step = 4;    // in steps of the map

} // namespace

template <class Real>
void BarrierFunction<Real>::operator()(std::span<FlowPoint<Real>* const> points) {
    std::vector<const typename BondContractions<Real>::Field*> fields;
    for (const FlowPoint<Real>* point : points)
        fields.push_back(&point->y);
    contractions_->contract(fields, contracted_);
    const auto& [z, hz, u3zz, scalars] = contracted_;
    struct Rate {
        Real *values, of_u3zz, of_hz;
    };
    std::vector<Rate> rates;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const auto [lambda, kappa] = scalars[k];
        points[k]->potential = lambda > 0 && kappa > 0
                                   ? std::log(2.0 / 3) + 3 * std::log(lambda) - 2 * std::log(kappa)
                                   : std::numeric_limits<double>::infinity();
        points[k]->rate.resize(z.rows());
        rates.push_back(
            {points[k]->rate.data(), static_cast<Real>(6 / kappa), static_cast<Real>(6 / lambda)});
    }
    for (Eigen::Index row = 0; row < z.rows(); ++row) {
        const Real *u = &u3zz.coeffRef(row, 0), *h = &hz.coeffRef(row, 0);
        for (const Rate& rate : rates)
            rate.values[row] = rate.of_u3zz * *u++ - rate.of_hz * *h++;
    }
}

template class BarrierFunction<float>;
template class BarrierFunction<double>;

BarrierPoint barrier_at(BarrierFunction<double>& barrier, const Eigen::VectorXd& z) {
    FlowPoint<double> point{z.normalized(), {}, 0};
    FlowPoint<double>* const one = &point;
    barrier({&one, 1});
    return {std::move(point.y), std::move(point.rate), point.potential, barrier.lambda()};
}

BarrierPolish::BarrierPolish(BarrierFunction<double>& barrier, BarrierPoint start)
    : barrier_(&barrier), point_(std::move(start)), start_(point_.z) {}

BarrierPoint BarrierPolish::at(const Eigen::VectorXd& z) {
    ++evaluations_;
    return barrier_at(*barrier_, z);
}

/// The new direction: conjugate to the last one (Polak, Ribiere), or the step itself if the
/// conjugate direction is not downhill.
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

/// The step to zero slope along the direction, by one secant: a contraction is cheap compared with
/// a solve.
double BarrierPolish::step_length() {
    const double slope = direction_.dot(point_.descent);
    const BarrierPoint probe = at(point_.z + direction_);
    const double bend = slope - direction_.dot(probe.descent);
    return bend > 0 ? std::min(slope / bend, longest_step) : 1;
}

bool BarrierPolish::advance(const Eigen::VectorXd& step) {
    turn(step);
    double length = step_length();
    for (int attempt = 0; attempt < 3; ++attempt, length /= 4) {
        BarrierPoint next = at(point_.z + length * direction_);
        if (next.log_b <= point_.log_b + rounding && next.z.dot(start_) >= held_overlap) {
            point_ = std::move(next);
            return true;
        }
    }
    return false;
}

} // namespace physics
