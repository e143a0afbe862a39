#pragma once

#include "physics/numerics/chebyshev_flow.hpp"
#include "physics/numerics/chebyshev_stages.hpp"

#include <Eigen/Core>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace physics {

/// What rounding does to a flow.
template <class Real>
struct FlowDigits {
    static constexpr double unit_norm = 1e-10;
    static constexpr double climb = 1e-10;       // rise of V that is none
    static constexpr double small_move = 1e-6;   // |dy| over which the rate is linear
    static constexpr double rate_of_rho = 2e-15; // error of the rate after a step, per rho
};
template <>
struct FlowDigits<float> {
    static constexpr double unit_norm = 1e-6, climb = 1e-4, small_move = 3e-4, rate_of_rho = 1e-6;
};

/// One flow of follow_flows(), dy/dt = -grad V(y) on |y| = 1.  It asks for V and its rate at a
/// point, and continues when they are filled in.
template <class Real>
class Flow {
    using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;

  public:
    /// @pre  |start| = 1
    Flow(const Vector& start, const FlowLimits& limits)
        : limits_(limits), now_{{start, {}, 0}, 0, 0, false}, asked_{start, {}, 0} {}

    /// The point where V is needed: y; rate and potential are to be filled in.
    FlowPoint<Real>& asked() { return asked_; }
    /// @pre  asked() is filled in, and the flow has not ended
    /// @throws std::invalid_argument  if V(start) is not finite
    void go_on();
    bool ended() const { return wants_ == Wants::nothing; }
    /// Once, after ended().
    FlowEnd<Real> end() { return std::move(now_); }

  private:
    static constexpr double small_move = FlowDigits<Real>::small_move;
    static constexpr int steps_between_measurements = 10; // of the spectral radius
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
    Vector stiffest_; ///< last vector of the power method
    double tau_ = std::numeric_limits<double>::infinity();
    std::vector<Stage> stages_;
    std::size_t stage_ = 0;   ///< that asked_.y belongs to
    Vector before_, earlier_; ///< y_{j-1}, y_{j-2}
};

extern template class Flow<float>;
extern template class Flow<double>;

} // namespace physics
