#pragma once

#include "physics/modes/bond_contractions.hpp"
#include "physics/numerics/chebyshev_flow.hpp"

#include <Eigen/Core>

#include <span>

namespace physics {

/// log b(z) with b = (2/3) lambda^3 / kappa^2, the height of the barrier of the cubic expansion
/// along z at |z| = 1.  [Ji] SI; the cost function there is printed upside down.
///
/// b is even in z and infinite at kappa = 0; the half kappa > 0 is its domain.
template <class Real>
class BarrierFunction {
  public:
    /// @param contractions  must outlive this
    explicit BarrierFunction(const BondContractions<Real>& contractions)
        : contractions_(&contractions) {}

    /// Writes rate = -grad log b = 6 (U''':zz / kappa - H z / lambda), [3N], orthogonal to z = y,
    /// and potential = log b of each point; log b is infinite if kappa <= 0 or lambda <= 0.  z may
    /// have any norm, which log b does not depend on.
    /// @param points  at most BondContractions<Real>::most_fields
    void operator()(std::span<FlowPoint<Real>* const> points);

    /// lambda at the first point.  [e/l^2]
    double lambda() const { return contracted_.scalars.front().lambda; }

  private:
    const BondContractions<Real>* contractions_;
    typename BondContractions<Real>::Contracted contracted_;
};

/// A point of a search on |z| = 1.
struct BarrierPoint {
    Eigen::VectorXd z;
    Eigen::VectorXd descent; ///< -grad log b
    double log_b;
    double lambda;

    double gradient_norm() const { return descent.norm(); }
};

BarrierPoint barrier_at(BarrierFunction<double>& barrier, const Eigen::VectorXd& z);

/// Conjugate gradients on log b with the metric H, one solve a step, from the end of the flow.  The
/// plain step is the map z <- normalise(H^-1 U''':zz); its fixed points are the stationary points
/// of b.
class BarrierPolish {
  public:
    BarrierPolish(BarrierFunction<double>& barrier, BarrierPoint start);

    const BarrierPoint& point() const { return point_; }
    /// r = -(lambda/6) grad log b; H^-1 r leads from z to its image under the map.
    Eigen::VectorXd residual() const { return point_.lambda / 6 * point_.descent; }
    /// Moves by one step, given step = H^-1 residual.  Returns false without a move if b would rise
    /// or the overlap with the start would fall below 0.99.
    bool advance(const Eigen::VectorXd& step);
    int evaluations() const { return evaluations_; }

  private:
    BarrierPoint at(const Eigen::VectorXd& z);
    void turn(const Eigen::VectorXd& step);
    double step_length();

    BarrierFunction<double>* barrier_;
    BarrierPoint point_;
    Eigen::VectorXd start_, direction_, last_step_;
    double last_product_ = 0; ///< last step . last descent
    int evaluations_ = 0;
};

} // namespace physics
