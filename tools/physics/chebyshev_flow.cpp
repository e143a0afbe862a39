#include "physics/chebyshev_flow.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace physics {
namespace {

constexpr int max_stages = 40;
constexpr int steps_between_measurements = 10; // of the spectral radius
constexpr double rounding = 1e-10;             // rise of V that is no climb

/// Coefficients of stage j: y_j = rest y_0 + one y_{j-1} + two y_{j-2} + tau (now F_{j-1} + first
/// F_0).
struct Stage {
    double rest, one, two, now, first;
};

/// Stages 1 .. s of the scheme, damping 2/13.
std::vector<Stage> chebyshev_stages(int s) {
    const auto count = static_cast<std::size_t>(s) + 1;
    const double w0 = 1 + 2.0 / 13 / (s * s);
    std::vector<double> t(count), d(count), dd(count), b(count); // T_j, T_j', T_j'' at w0; b_j
    t[0] = 1, t[1] = w0, d[1] = 1;
    for (std::size_t j = 2; j < count; ++j) {
        t[j] = 2 * w0 * t[j - 1] - t[j - 2];
        d[j] = 2 * w0 * d[j - 1] - d[j - 2] + 2 * t[j - 1];
        dd[j] = 2 * w0 * dd[j - 1] - dd[j - 2] + 4 * d[j - 1];
        b[j] = dd[j] / (d[j] * d[j]);
    }
    b[0] = b[1] = b[2];
    const double w1 = d.back() / dd.back();
    std::vector<Stage> stages{{}, {1, 0, 0, b[1] * w1, 0}};
    for (std::size_t j = 2; j < count; ++j) {
        const double one = 2 * b[j] * w0 / b[j - 1], two = -b[j] / b[j - 2];
        const double now = 2 * b[j] * w1 / b[j - 1];
        stages.push_back({1 - one - two, one, two, now, -(1 - b[j - 1] * t[j - 1]) * now});
    }
    return stages;
}

/// Fewest stages that are stable over tau with spectral radius rho, and the longest tau for s
/// stages.
int stages_for(double tau, double rho) {
    return std::max(2, 1 + static_cast<int>(std::sqrt(1 + 1.54 * tau * rho)));
}
double longest_step(int s, double rho) {
    return (static_cast<double>(s - 1) * (s - 1) - 1) / (1.54 * rho);
}

class Flow {
  public:
    Flow(const Downhill& downhill, const Eigen::VectorXd& start)
        : downhill_(downhill), now_{start, {}, 0, 0, 0, false}, stiffest_(start) {
        now_.potential = evaluate(now_.y, now_.rate);
        if (!std::isfinite(now_.potential))
            throw std::invalid_argument("flow starts outside the domain of its function");
        stiffest_ = now_.rate;
    }

    FlowEnd run(const FlowLimits& limits);

  private:
    double evaluate(const Eigen::VectorXd& y, Eigen::VectorXd& rate) {
        ++now_.evaluations;
        return downhill_(y, rate);
    }
    double spectral_radius();
    double try_step(double tau, int s);
    void accept(double tau);

    const Downhill& downhill_;
    FlowEnd now_;
    Eigen::VectorXd stiffest_;                    ///< last vector of the power method
    Eigen::VectorXd y_, before_, earlier_, rate_; ///< y_j, y_{j-1}, y_{j-2}, F_j
    double potential_ = 0;                        ///< V(y_j)
};

/// Power method on differences of the rate; 1.2 times what it finds, for it approaches from below.
double Flow::spectral_radius() {
    constexpr double small = 1e-6;
    constexpr int most = 30;
    double rho = 0;
    stiffest_ *= small / std::max(stiffest_.norm(), 1e-300);
    for (int k = 0; k < most; ++k) {
        y_ = now_.y + stiffest_;
        evaluate(y_, rate_);
        stiffest_ = rate_ - now_.rate;
        const double length = stiffest_.norm(), last = rho;
        if (!(length > 0) || !std::isfinite(length)) // the rate is constant, or y_ left the domain
            return std::max(rho, now_.rate.norm());
        rho = length / small;
        stiffest_ *= small / length;
        if (std::abs(rho - last) < 0.02 * rho)
            break;
    }
    return 1.2 * rho;
}

/// One step of s stages into y_, rate_, potential_.  Returns the estimated local error; infinite
/// where the step leaves the domain.
double Flow::try_step(double tau, int s) {
    const std::vector<Stage> stages = chebyshev_stages(s);
    before_ = now_.y;
    rate_ = now_.rate;
    y_ = now_.y + stages[1].now * tau * now_.rate;
    for (std::size_t j = 2; j < stages.size(); ++j) {
        if (!std::isfinite(evaluate(y_, rate_)))
            return std::numeric_limits<double>::infinity();
        const Stage& c = stages[j];
        earlier_.swap(before_);
        before_.swap(y_);
        y_ = c.rest * now_.y + c.one * before_ + c.two * earlier_ +
             tau * (c.now * rate_ + c.first * now_.rate);
    }
    potential_ = evaluate(y_, rate_);
    if (!std::isfinite(potential_))
        return std::numeric_limits<double>::infinity();
    return (0.8 * (now_.y - y_) + 0.4 * tau * (now_.rate + rate_)).norm();
}

void Flow::accept(double tau) {
    const double norm = y_.norm(); // drifts by the local error; V and the path do not depend on it
    now_.y = y_ / norm;
    now_.rate = rate_ * norm;
    now_.potential = potential_;
    now_.time += tau;
}

FlowEnd Flow::run(const FlowLimits& limits) {
    double rho = 0, tau = std::numeric_limits<double>::infinity();
    int since_measured = steps_between_measurements;
    while (!(now_.at_rest = now_.rate.norm() <= limits.rate) &&
           now_.evaluations < limits.max_evaluations) {
        if (since_measured++ >= steps_between_measurements) {
            rho = spectral_radius();
            since_measured = 1;
        }
        if (std::isinf(tau)) // first step: one that Euler's method could take
            tau = std::min(1 / rho, limits.accuracy / now_.rate.norm());
        tau = std::min(tau, longest_step(max_stages, rho));
        const double error = try_step(tau, stages_for(tau, rho));
        const bool accepted = error <= limits.accuracy && potential_ <= now_.potential + rounding;
        if (accepted)
            accept(tau);
        else
            since_measured = steps_between_measurements; // may be instability: measure anew
        const double growth = 0.8 * std::cbrt(limits.accuracy / std::max(error, 1e-300));
        tau *= std::clamp(growth, 0.1, accepted ? 10.0 : 0.5);
    }
    return std::move(now_);
}

} // namespace

FlowEnd follow_flow(const Downhill& downhill, const Eigen::VectorXd& start,
                    const FlowLimits& limits) {
    if (std::abs(start.norm() - 1) > 1e-10)
        throw std::invalid_argument("flow starts at norm " + std::to_string(start.norm()) +
                                    ", expected 1");
    return Flow(downhill, start).run(limits);
}

} // namespace physics
