#pragma once

#include "physics/numerics/inverse_hessian.hpp"

#include <Eigen/Core>

#include <functional>

namespace physics {

struct LbfgsParameters {
    double max_force; ///< done: no component of the force is larger
    int max_steps;
    int history;         ///< pairs of steps and force changes remembered
    double longest_move; ///< no component moves farther in one step
};

/// Energy at the first argument; minus its gradient goes to the second.
using EnergyAndForce = std::function<double(const Eigen::Matrix3Xd&, Eigen::Matrix3Xd&)>;

/// Descends from `x` by L-BFGS with backtracking (Armijo): the energy never rises.  Leaves the end
/// in `x`.
/// @param guess  an approximate inverse Hessian; empty: as InverseHessian
/// @return  evaluations spent; the end may not be converged where max_steps or rounding stopped it
int descend(Eigen::Matrix3Xd& x, const EnergyAndForce& energy_and_force, const LbfgsParameters& p,
            const FirstGuess& guess = {});

} // namespace physics
