#include "physics/numerics/chebyshev_flow.hpp"

#include "physics/numerics/chebyshev_stages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace physics {
namespace {

constexpr int max_stages = 40;
constexpr int steps_between_measurements = 10; // of the spectral radius

template <class Real>
using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;

/// What rounding does to a flow.
template <class Real>
struct Digits {
    static constexpr double unit_norm = 1e-10;
    static constexpr double climb = 1e-10;       // rise of V that is none
    static constexpr double small_move = 1e-6;   // |dy| over which the rate is linear
    static constexpr double rate_of_rho = 2e-15; // error of the rate after a step, per rho
};
template <>
struct Digits<float> {
    static constexpr double unit_norm = 1e-6, climb = 1e-4, small_move = 3e-4, rate_of_rho = 1e-6;
};

/// One flow.  It asks for V and its rate at a point, and continues when they are filled in.
template <class Real>
class Flow {
  public:
    Flow(const Vector<Real>& start, const FlowLimits& limits)
        : limits_(limits), now_{{start, {}, 0}, 0, 0, false}, asked_{start, {}, 0} {}

    /// The point where V is needed; fill it before go_on().
    FlowPoint<Real>& asked() { return asked_; }
    void go_on();
    bool ended() const { return wants_ == Wants::nothing; }
    FlowEnd<Real> end() { return std::move(now_); }

  private:
    static constexpr double small_move = Digits<Real>::small_move;
    static Real real(double x) { return static_cast<Real>(x); }

    enum class Wants { start, radius, stage, nothing };

    void choose();
    void measure_radius();
    void begin_step();
    void next_stage();
    void end_step(double error);

    FlowLimits limits_;
    FlowEnd<Real> now_;
    FlowPoint<Real> asked_;
    Wants wants_ = Wants::start;
    double rho_ = 0;       ///< spectral radius
    int measurements_ = 0; ///< power steps of the current measurement
    int since_measured_ = steps_between_measurements;
    Vector<Real> stiffest_; ///< last vector of the power method
    double tau_ = std::numeric_limits<double>::infinity();
    std::vector<Stage> stages_;
    std::size_t stage_ = 0;         ///< that asked_.y belongs to
    Vector<Real> before_, earlier_; ///< y_{j-1}, y_{j-2}
};

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
    now_.at_rest =
        double{now_.point.rate.norm()} <= std::max(limits_.rate, Digits<Real>::rate_of_rho * rho_);
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
    const bool accepted =
        error <= limits_.accuracy && asked_.potential <= now_.point.potential + Digits<Real>::climb;
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

} // namespace

template <class Real>
std::vector<FlowEnd<Real>>
follow_flows(const Downhill<Real>& downhill, const std::vector<Vector<Real>>& starts,
             const std::vector<FlowLimits>& limits, std::size_t at_once) {
    for (const Vector<Real>& start : starts)
        if (std::abs(double{start.norm()} - 1) > Digits<Real>::unit_norm)
            throw std::invalid_argument("flow starts at norm " + std::to_string(start.norm()) +
                                        ", expected 1");
    std::vector<FlowEnd<Real>> ends(starts.size());
    std::vector<std::pair<std::size_t, Flow<Real>>> going; // with their places among the starts
    for (std::size_t next = 0; next < starts.size() || !going.empty();) {
        for (; next < starts.size() && going.size() < at_once; ++next)
            going.emplace_back(next, Flow<Real>(starts[next], limits[next]));
        std::vector<FlowPoint<Real>*> asked;
        for (auto& [place, flow] : going)
            asked.push_back(&flow.asked());
        downhill(asked);
        for (auto& [place, flow] : going)
            flow.go_on();
        std::erase_if(going, [&](auto& one) {
            if (one.second.ended())
                ends[one.first] = one.second.end();
            return one.second.ended();
        });
    }
    return ends;
}

template std::vector<FlowEnd<float>> follow_flows(const Downhill<float>&,
                                                  const std::vector<Vector<float>>&,
                                                  const std::vector<FlowLimits>&, std::size_t);
template std::vector<FlowEnd<double>> follow_flows(const Downhill<double>&,
                                                   const std::vector<Vector<double>>&,
                                                   const std::vector<FlowLimits>&, std::size_t);

} // namespace physics
