#include "physics/glass/quench.hpp"

#include "physics/glass/rattlers.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/lbfgs.hpp"

#include <functional>
#include <utility>

namespace physics {
namespace {

/// Tests the end of a descent with newly found bonds.
Quenched certified(Configuration&& c, const PairPotential& potential, double max_force, int steps) {
    const auto bonds = find_bonds(c, potential);
    const double force = physics::max_force(forces(bonds, c.particles()));
    std::string rejected = force <= max_force ? why_no_minimum(bonds, c.particles()) : "max force";
    const double volume = c.volume(), particles = static_cast<double>(c.particles());
    return {.configuration = std::move(c),
            .energy_per_particle = potential_energy(bonds) / particles,
            .pressure = pressure(bonds, volume),
            .max_force = force,
            .steps = steps,
            .rejected = std::move(rejected)};
}

} // namespace

Quenched quench(const Configuration& start, const PairPotential& potential,
                const QuenchParameters& p) {
    check(start, potential.model());
    Configuration c = start;
    VerletForces verlet(c, potential);
    // To half the tolerance: newly found bonds are summed in another order than the lists.
    const int steps = descend(c.positions, std::ref(verlet),
                              {.max_force = p.max_force / 2,
                               .max_steps = p.max_steps,
                               .history = p.history,
                               .longest_move = p.longest_move});
    return certified(std::move(c), potential, p.max_force, steps);
}

} // namespace physics
