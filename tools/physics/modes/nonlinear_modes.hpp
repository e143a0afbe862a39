#pragma once

#include "physics/glass/hessian.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace physics {

struct NonlinearSearch {
    double gradient;      ///< converged: |grad log b| at |z| = 1 is at most this
    double polish_below;  ///< |grad log b| at which the polish takes over from the flow
    double flow_accuracy; ///< local error of one step of the flow, |dz|
    int max_contractions; ///< evaluations of (H z, U''' : zz) before giving up
    double same_overlap;  ///< |z_a . z_b| above which two modes are one
};

/// A local minimum of the barrier function b(z) = (2/3) lambda^3 / kappa^2 on |z| = 1.
struct NonlinearMode {
    Eigen::VectorXd field; ///< [3N], kappa >= 0
    Expansion expansion;
    double participation_ratio;
    double gradient_norm; ///< |grad log b|
    double overlap;       ///< |z . start|
    int contractions;     ///< evaluations spent
    bool converged;
};

/// The minimum of b that belongs to each start (column): the end of the gradient flow
///     dz/dt = -grad log b = 6 (U''':zz / kappa - H z / lambda),
/// which is the steepest descent of [Ji], integrated by a stabilised Runge-Kutta-Chebyshev method.
/// Conjugate gradients polish the end of the flow; their plain step is the map
///     z <- normalise(H^-1 U''':zz),
/// whose fixed points are the stationary points of b.  [Ji] SI Eq. (16); the cost function there is
/// printed upside down.
///
/// Searches do not influence each other.  If the polish would climb, or leave the neighbourhood of
/// the end of the flow, the flow continues.  A start with kappa = 0 exactly has no descent and is
/// returned unconverged.
/// @param factor  of H + shift; a shift small against the lowest eigenvalue costs steps, not
/// accuracy; nor does a rough factor
/// @param starts  [3N][K] fields; norm and rigid translation do not matter
/// @pre  the bonds are those of a minimum, ordered by (i, j)
/// @throws std::invalid_argument  if a start is zero, or the counts of rows differ
std::vector<NonlinearMode> nonlinear_modes(std::span<const Bond> bonds, const HessianFactor& factor,
                                           const Eigen::Ref<const Eigen::MatrixXd>& starts,
                                           const NonlinearSearch& search);

/// For each mode the index of an earlier equal one (|z_a . z_b| > same_overlap, lambda and kappa
/// equal within 1e-4 relative), or -1.
std::vector<int> duplicates(const std::vector<NonlinearMode>& modes, double same_overlap);

} // namespace physics
