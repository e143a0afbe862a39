#include "physics/quench.hpp"

#include "physics/hessian.hpp"
#include "physics/lbfgs.hpp"
#include "physics/verlet_forces.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace physics {
namespace {

/// What the certificate judges, from bonds found anew.
struct Rest {
    std::vector<Bond> bonds;
    Eigen::Matrix3Xd forces;
    double max_force;
};

Rest at(const Configuration& c, const PairPotential& potential) {
    Rest rest{find_bonds(c, potential), {}, 0};
    rest.forces = forces(rest.bonds, c.particles());
    rest.max_force = max_force(rest.forces);
    return rest;
}

/// Newton steps with one factor, which so close to the minimum stays good enough: each step leaves
/// of the force a share of about kappa |dx| / lambda + shift / lambda.
int newton(Configuration& c, const PairPotential& potential, const QuenchParameters& p) {
    constexpr double shift = 1e-6;
    Rest rest = at(c, potential);
    const HessianFactor factor(hessian(rest.bonds, c.particles()), shift);
    int steps = 0;
    while (factor.positive_definite() && rest.max_force > p.max_force &&
           steps < p.max_newton_steps) {
        const Eigen::VectorXd step = without_translations(factor.solve(rest.forces.reshaped()));
        const double reach = step.cwiseAbs().maxCoeff();
        Configuration moved = c;
        moved.positions.reshaped() += std::min(1.0, p.longest_move / reach) * step;
        Rest next = at(moved, potential);
        ++steps;
        if (!(next.max_force < rest.max_force))
            break;
        c = std::move(moved);
        rest = std::move(next);
    }
    return steps;
}

Quenched certified(Configuration&& c, const PairPotential& potential, double max_force, int steps) {
    const Rest rest = at(c, potential);
    std::string rejected;
    if (!(rest.max_force <= max_force))
        rejected = "max force";
    else if (!is_minimum(hessian(rest.bonds, c.particles())))
        rejected = "saddle";
    const double volume = c.volume(), particles = static_cast<double>(c.particles());
    return {.configuration = std::move(c),
            .energy_per_particle = potential_energy(rest.bonds) / particles,
            .pressure = pressure(rest.bonds, volume),
            .max_force = rest.max_force,
            .steps = steps,
            .rejected = std::move(rejected)};
}

} // namespace

Quenched quench(const Configuration& start, const PairPotential& potential,
                const QuenchParameters& p) {
    check(start, potential.model());
    Configuration c = start;
    VerletForces verlet(c, potential);
    int steps = 0;
    // Where Newton's steps fail, a very soft mode is still falling: descend farther and try again.
    for (double target = p.newton_below; steps < p.max_steps; target /= 100) {
        steps += descend(c.positions, std::ref(verlet),
                         {.max_force = std::max(target, p.max_force),
                          .max_steps = p.max_steps - steps,
                          .history = p.history,
                          .longest_move = p.longest_move});
        steps += newton(c, potential, p);
        if (target <= p.max_force || at(c, potential).max_force <= p.max_force)
            break;
    }
    return certified(std::move(c), potential, p.max_force, steps);
}

} // namespace physics
