#include "physics/glass/quench.hpp"

#include "physics/glass/certificate.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/lbfgs.hpp"

#include <algorithm>
#include <functional>

namespace physics {
namespace {

// [e/l].  From here on H changes so little that one factor serves for steps and certificate.
constexpr double nearly_at_rest = 1e-6;

/// Descends from x, the last steps with a factor of H.
struct Descent {
    Eigen::Matrix3Xd& x;
    VerletForces& forces;
    LbfgsParameters parameters;
    int steps = 0;

    bool may_go_on() const { return steps < parameters.max_steps; }
    void to(double max_force, int most_steps, const FirstGuess& guess = {}) {
        LbfgsParameters p = parameters;
        p.max_force = std::max(max_force, parameters.max_force);
        p.max_steps = std::min(most_steps, parameters.max_steps - steps);
        steps += descend(x, std::ref(forces), p, guess);
    }
};

/// Tests the end of a descent with newly found bonds.
Quenched certified(const Configuration& c, const PairPotential& potential,
                   const QuenchParameters& p, int steps, const Certificate<float>* nearby) {
    const auto bonds = find_bonds(c, potential);
    Quenched end{.configuration = c,
                 .energy_per_particle =
                     potential_energy(bonds) / static_cast<double>(c.particles()),
                 .pressure = pressure(bonds, c.volume()),
                 .max_force = max_force(forces(bonds, c.particles())),
                 .steps = steps,
                 .rejected = "max force",
                 .rattlers = {}};
    if (end.max_force > p.max_force)
        return end;
    const Stability s = stability(c, potential, bonds, p.max_force, nearby);
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
    Descent descent{c.positions,
                    verlet,
                    {.max_force = p.max_force / 2,
                     .max_steps = p.max_steps,
                     .history = p.history,
                     .longest_move = p.longest_move}};
    descent.to(nearly_at_rest, p.max_steps);
    if (!descent.may_go_on())
        return certified(c, potential, p, descent.steps, nullptr);
    const Certificate<float> nearby(hessian(find_bonds(c, potential), c.particles()));
    constexpr int most_with_factor = 20; // three to five nearly always do
    if (nearby.possible())
        descent.to(0, most_with_factor,
                   [&](const Eigen::VectorXd& f) -> Eigen::VectorXd { return nearby.solve(f); });
    if (descent.may_go_on())
        descent.to(0, p.max_steps);
    return certified(c, potential, p, descent.steps, &nearby);
}

} // namespace physics
