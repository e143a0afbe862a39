#pragma once

#include "physics/bond_contractions.hpp"

#include <Eigen/Core>

namespace physics {

/// log b(z) with b = (2/3) lambda^3 / kappa^2, the height of the barrier of the cubic expansion
/// along z at |z| = 1.  [Ji] SI, whose cost function is printed upside down.
///
/// b is even in z and infinite at kappa = 0; the half kappa > 0 is its domain.
class BarrierFunction {
  public:
    explicit BarrierFunction(const BondContractions& contractions) : contractions_(&contractions) {}

    /// Writes descent = -grad log b = 6 (U''':zz / kappa - H z / lambda), [3N], orthogonal to z;
    /// returns log b, infinite where kappa <= 0 or lambda <= 0.  z of any norm: log b does not
    /// depend on it.
    double operator()(const Eigen::VectorXd& z, Eigen::VectorXd& descent);

    double lambda() const { return lambda_; } ///< H : zz at the last z  [e/l^2]
    int contractions() const { return spent_; }

  private:
    const BondContractions* contractions_;
    Eigen::VectorXd hz_, u3zz_;
    double lambda_ = 0;
    int spent_ = 0;
};

/// What the searches keep of a point on |z| = 1.
struct BarrierPoint {
    Eigen::VectorXd z;
    Eigen::VectorXd descent; ///< -grad log b
    double log_b;
    double lambda;

    double gradient_norm() const { return descent.norm(); }
};

BarrierPoint barrier_at(BarrierFunction& barrier, const Eigen::VectorXd& z);

/// Conjugate gradients on log b with the metric H, one solve a step, from the end of the flow.  Its
/// plain step is the map z <- normalise(H^-1 U''':zz), whose fixed points are the stationary points
/// of b.
class BarrierPolish {
  public:
    BarrierPolish(BarrierFunction& barrier, BarrierPoint start);

    const BarrierPoint& point() const { return point_; }
    /// -(lambda/6) grad log b: H^-1 of it leads from z to its image under the map.
    Eigen::VectorXd residual() const { return point_.lambda / 6 * point_.descent; }
    /// Moves on, given step = H^-1 residual.  False, and nothing moved, where b would rise or the
    /// overlap with the start fall below 0.99.
    bool advance(const Eigen::VectorXd& step);

  private:
    void turn(const Eigen::VectorXd& step);
    double step_length();

    BarrierFunction* barrier_;
    BarrierPoint point_;
    Eigen::VectorXd start_, direction_, last_step_;
    double last_product_ = 0; ///< last step . last descent
};

} // namespace physics
