#include "physics/numerics/flow_steps.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace physics {
namespace {

constexpr int max_stages = 40;

} // namespace

template <class Real>
void Flow<Real>::go_on() {
    ++now_.evaluations;
    switch (wants_) {
    case Wants::start:
        if (!std::isfinite(asked_.potential))
            throw std::invalid_argument("flow starts outside the domain of its function");
        now_.point = asked_;
        stiffest_ = asked_.rate;
        choose();
        break;
    case Wants::radius:
        measure_radius();
        break;
    case Wants::stage:
        next_stage();
        break;
    case Wants::nothing:
        break;
    }
}

/// Starts the next task: the end, a measurement of rho, or a step.
template <class Real>
void Flow<Real>::choose() {
    now_.at_rest = double{now_.point.rate.norm()} <=
                   std::max(limits_.rate, FlowDigits<Real>::rate_of_rho * rho_);
    if (now_.at_rest || now_.evaluations >= limits_.max_evaluations) {
        wants_ = Wants::nothing;
    } else if (since_measured_++ >= steps_between_measurements) {
        wants_ = Wants::radius;
        rho_ = 0;
        measurements_ = 0;
        stiffest_ *= real(small_move / std::max(double{stiffest_.norm()}, 1e-30));
        asked_.y = now_.point.y + stiffest_;
    } else {
        begin_step();
    }
}

/// Power method on differences of the rate; 1.2 times what it finds, for it approaches from below.
template <class Real>
void Flow<Real>::measure_radius() {
    constexpr int most = 30;
    const double last = rho_;
    stiffest_ = asked_.rate - now_.point.rate;
    const double length{stiffest_.norm()};
    bool found = ++measurements_ == most;
    if (!(length > 0) || !std::isfinite(length)) { // the rate is constant, or y left the domain
        rho_ = std::max(rho_, double{now_.point.rate.norm()});
        found = true;
    } else {
        rho_ = length / small_move;
        stiffest_ *= real(small_move / length);
        found = found || std::abs(rho_ - last) < 0.02 * rho_;
    }
    if (found) {
        rho_ *= 1.2;
        since_measured_ = 1;
        begin_step();
    } else {
        asked_.y = now_.point.y + stiffest_;
    }
}

template <class Real>
void Flow<Real>::begin_step() {
    const auto& [y, rate, potential] = now_.point;
    if (std::isinf(tau_)) // first step: one that Euler's method could take
        tau_ = std::min(1 / rho_, limits_.accuracy / double{rate.norm()});
    tau_ = std::min(tau_, longest_step(max_stages, rho_));
    stages_ = chebyshev_stages(stages_for(tau_, rho_));
    wants_ = Wants::stage;
    stage_ = 1;
    before_ = y;
    asked_.y = y + real(stages_[1].now * tau_) * rate;
}

/// From y_j to y_{j+1}; after the last stage ends the step, with the estimated local error, which
/// is infinite if the step leaves the domain.
template <class Real>
void Flow<Real>::next_stage() {
    const auto& [y, rate, potential] = now_.point;
    if (!std::isfinite(asked_.potential)) {
        end_step(std::numeric_limits<double>::infinity());
    } else if (++stage_ == stages_.size()) {
        end_step(
            double{(real(0.8) * (y - asked_.y) + real(0.4 * tau_) * (rate + asked_.rate)).norm()});
    } else {
        const Stage& c = stages_[stage_];
        earlier_.swap(before_);
        before_.swap(asked_.y);
        asked_.y = real(c.rest) * y + real(c.one) * before_ + real(c.two) * earlier_ +
                   real(tau_ * c.now) * asked_.rate + real(tau_ * c.first) * rate;
    }
}

template <class Real>
void Flow<Real>::end_step(double error) {
    const bool accepted = error <= limits_.accuracy &&
                          asked_.potential <= now_.point.potential + FlowDigits<Real>::climb;
    if (accepted) { // the norm drifts by the local error; V and the path do not depend on it
        const Real norm = asked_.y.norm();
        now_.point = {asked_.y / norm, asked_.rate * norm, asked_.potential};
        now_.time += tau_;
    } else {
        since_measured_ = steps_between_measurements; // may be instability: measure anew
    }
    const double growth = 0.8 * std::cbrt(limits_.accuracy / std::max(error, 1e-300));
    tau_ *= std::clamp(growth, 0.1, accepted ? 10.0 : 0.5);
    choose();
}

template class Flow<float>;
template class Flow<double>;

} // namespace physics
