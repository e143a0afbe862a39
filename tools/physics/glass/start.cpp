#include "physics/glass/start.hpp"

#include "physics/glass/hessian.hpp"

#include <cmath>
#include <stdexcept>

namespace physics {

Start judge_start(const Configuration& c, const PairPotential& potential, double at_rest) {
    check(c, potential.model());
    const auto bonds = find_bonds(c, potential);
    const double energy = potential_energy(bonds) / static_cast<double>(c.particles());
    const double force = max_force(forces(bonds, c.particles()));
    if (!std::isfinite(energy) || !std::isfinite(force))
        throw std::invalid_argument("energy is not finite, expected no two particles at one place");
    if (force > at_rest)
        return {energy, force, "not at rest"};
    return {energy, force, is_minimum(hessian(bonds, c.particles())) ? "minimum" : "saddle"};
}

} // namespace physics
