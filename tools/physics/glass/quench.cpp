#include "physics/glass/quench.hpp"

#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/lbfgs.hpp"

#include <functional>
#include <utility>

namespace physics {
namespace {

/// Tests the end of a descent with newly found bonds.
Quenched certified(Configuration&& c, const PairPotential& potential, const QuenchParameters& p,
                   int steps) {
    const auto bonds = find_bonds(c, potential);
    Quenched end{.configuration = std::move(c),
                 .energy_per_particle = 0,
                 .pressure = 0,
                 .max_force = 0,
                 .steps = steps,
                 .rejected = "max force",
                 .rattlers = {}};
    const Configuration& minimum = end.configuration;
    end.energy_per_particle = potential_energy(bonds) / static_cast<double>(minimum.particles());
    end.pressure = pressure(bonds, minimum.volume());
    end.max_force = max_force(forces(bonds, minimum.particles()));
    if (end.max_force > p.max_force)
        return end;
    const Stability s = stability(minimum, potential, bonds, p.max_force);
    end.rejected = why_no_minimum(s);
    if (p.rattlers == Rattlers::leave_out && s.minimum && s.others > 0) {
        end.rejected.clear();
        end.rattlers = s.rattlers;
    }
    return end;
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
    return certified(std::move(c), potential, p, steps);
}

} // namespace physics
