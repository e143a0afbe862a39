#include "physics/paths/descent.hpp"

#include "physics/numerics/lbfgs.hpp"

#include <algorithm>

namespace physics {

Eigen::Matrix3Xd descended(Eigen::Matrix3Xd x, VerletForces forces, const PushSearch& p,
                           const std::vector<Eigen::Matrix3Xd>& targets) {
    const EnergyAndForce until_near = [&](const Eigen::Matrix3Xd& at, Eigen::Matrix3Xd& force) {
        const double energy = forces(at, force);
        if (std::ranges::any_of(targets,
                                [&](const auto& t) { return distance(at, t) < p.returned; }))
            force.setZero();
        return energy;
    };
    descend(x, until_near,
            {.max_force = p.rough_force,
             .max_steps = p.quench.max_steps,
             .history = p.quench.history,
             .longest_move = p.quench.longest_move});
    return x;
}

} // namespace physics
