#pragma once

#include <Eigen/Core>

#include <deque>
#include <functional>
#include <utility>

namespace physics {

/// An approximate inverse Hessian times f, [3N]: linear, and positive for the f of a descent.
using FirstGuess = std::function<Eigen::VectorXd(const Eigen::VectorXd& f)>;

/// The inverse Hessian B as the last steps and changes of the gradient improve a first guess of it
/// (L-BFGS).  [Nocedal and Wright] Alg. 7.4
class InverseHessian {
  public:
    /// @param history  pairs of steps and changes remembered
    /// @param guess    empty: a multiple of 1, by the last step and change
    explicit InverseHessian(int history, FirstGuess guess = {})
        : history_(static_cast<std::size_t>(history)), guess_(std::move(guess)) {}

    /// Adds a step and the change of the gradient along it, unless the energy curves down there.
    void remember(const Eigen::Matrix3Xd& step, const Eigen::Matrix3Xd& change);
    /// B f.
    Eigen::Matrix3Xd times(const Eigen::Matrix3Xd& force) const;

    bool empty() const { return changes_.empty(); }
    void clear() { changes_.clear(); }

  private:
    void apply_guess(Eigen::VectorXf& d) const;

    /// One step x -> x + s and the change y of the gradient along it.  Single precision: reading
    /// them from memory limits the speed, and a direction need not be exact.
    struct Change {
        Eigen::VectorXf s, y;
        float curvature; ///< s . y > 0
    };
    std::deque<Change> changes_;
    std::size_t history_;
    FirstGuess guess_;
};

} // namespace physics
