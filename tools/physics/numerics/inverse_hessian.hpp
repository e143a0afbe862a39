#pragma once

#include <Eigen/Core>

#include <deque>

namespace physics {

/// The inverse Hessian B as the last steps and changes of the gradient approximate it (L-BFGS).
/// [Nocedal and Wright] Alg. 7.4
class InverseHessian {
  public:
    /// @param history  pairs of steps and changes remembered
    explicit InverseHessian(int history) : history_(static_cast<std::size_t>(history)) {}

    /// Adds a step and the change of the gradient along it, unless the energy curves down there.
    void remember(const Eigen::Matrix3Xd& step, const Eigen::Matrix3Xd& change);
    /// B f.
    Eigen::Matrix3Xd times(const Eigen::Matrix3Xd& force) const;

    bool empty() const { return changes_.empty(); }
    void clear() { changes_.clear(); }

  private:
    /// One step x -> x + s and the change y of the gradient along it.  Single precision: reading
    /// them from memory limits the speed, and a direction need not be exact.
    struct Change {
        Eigen::VectorXf s, y;
        float curvature; ///< s . y > 0
    };
    std::deque<Change> changes_;
    std::size_t history_;
};

} // namespace physics
