#include "physics/glass/quench.hpp"

#include "physics/glass/certificate.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/lbfgs.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace physics {
namespace {

// [e/l].  From here on H changes so little that one factor serves for steps and certificate.
constexpr double nearly_at_rest = 1e-6;

/// The last steps of a descent, by a factor of H.  Few do; else L-BFGS goes on without it.
/// @return  evaluations spent
int descend_by_factor(Eigen::Matrix3Xd& x, VerletForces& verlet, LbfgsParameters p,
                      const Certificate<float>& nearby) {
    if (!nearby.possible())
        return 0;
    p.max_steps = std::min(p.max_steps, 20);
    return descend(x, std::ref(verlet), p,
                   [&](const Eigen::VectorXd& f) -> Eigen::VectorXd { return nearby.solve(f); });
}

/// Tests the end of a descent with newly found bonds.
Quenched certified(Configuration&& c, const PairPotential& potential, const QuenchParameters& p,
                   int steps, const Certificate<float>& nearby) {
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
    if (nearby.holds(hessian(bonds, minimum.particles()))) {
        end.rejected.clear();
        return end;
    }
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
    const LbfgsParameters descent{.max_force = p.max_force / 2,
                                  .max_steps = p.max_steps,
                                  .history = p.history,
                                  .longest_move = p.longest_move};
    auto left = descent;
    left.max_force = std::max(left.max_force, nearly_at_rest);
    int steps = descend(c.positions, std::ref(verlet), left);
    left = descent;
    const Certificate<float> nearby(hessian(find_bonds(c, potential), c.particles()));
    left.max_steps = p.max_steps - steps;
    steps += descend_by_factor(c.positions, verlet, left, nearby);
    left.max_steps = p.max_steps - steps;
    steps += descend(c.positions, std::ref(verlet), left);
    return certified(std::move(c), potential, p, steps, nearby);
}

} // namespace physics
