#include "physics/paths/descent.hpp"

#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/lbfgs.hpp"

#include <algorithm>

namespace physics {

Configuration descended(Configuration c, const PairPotential& potential, const PushSearch& p,
                        const std::vector<Eigen::Matrix3Xd>& targets) {
    VerletForces verlet(c, potential);
    const EnergyAndForce until_near = [&](const Eigen::Matrix3Xd& x, Eigen::Matrix3Xd& forces) {
        const double energy = verlet(x, forces);
        if (std::ranges::any_of(targets,
                                [&](const auto& t) { return distance(x, t) < p.returned; }))
            forces.setZero();
        return energy;
    };
    descend(c.positions, until_near,
            {.max_force = p.rough_force,
             .max_steps = p.quench.max_steps,
             .history = p.quench.history,
             .longest_move = p.quench.longest_move});
    return c;
}

} // namespace physics
