#include "physics/glass/start.hpp"

#include "physics/glass/rattlers.hpp"

#include <cmath>
#include <span>
#include <sstream>
#include <stdexcept>

namespace physics {

namespace {

/// Throws unless the particles are spread over the box, as those of a liquid or glass.
void expect_filled_box(const Configuration& c) {
    const Eigen::Vector3d extent =
        c.positions.rowwise().maxCoeff() - c.positions.rowwise().minCoeff();
    if (extent.maxCoeff() >= c.edge / 2)
        return;
    std::ostringstream text;
    text << "all particles lie within " << extent.maxCoeff() << " of each other in a box of edge "
         << c.edge
         << ", expected them all over it: are positions in units of the box, or in another unit?";
    throw std::invalid_argument(text.str());
}

/// Throws if two particles are nearer than the distance at which x^-beta is 2^10 e, beyond any
/// temperature: half their pair size for beta = 10.
void expect_no_overlap(const Configuration& c, const PairPotential& potential,
                       std::span<const Bond> bonds) {
    const double least = std::pow(2.0, -10.0 / potential.model().exponent); // [pair size]
    for (const Bond& bond : bonds) {
        const double size = potential.pair_size(c.diameters[bond.i], c.diameters[bond.j]);
        if (bond.r.norm() >= least * size)
            continue;
        std::ostringstream text;
        text << "particles " << bond.i << " and " << bond.j << " are " << bond.r.norm()
             << " apart, expected at least " << least << " of their pair size of " << size
             << " in a liquid or glass: are positions, box and sizes in one unit?";
        throw std::invalid_argument(text.str());
    }
}

} // namespace

Start judge_start(const Configuration& c, const PairPotential& potential, double at_rest) {
    check(c, potential.model());
    expect_filled_box(c); // first: in a corner every pair would be a bond
    const auto bonds = find_bonds(c, potential);
    const double energy = potential_energy(bonds) / static_cast<double>(c.particles());
    const double force = max_force(forces(bonds, c.particles()));
    if (!std::isfinite(energy) || !std::isfinite(force))
        throw std::invalid_argument("energy is not finite, expected no two particles at one place");
    expect_no_overlap(c, potential, bonds);
    if (force > at_rest)
        return {energy, force, "not at rest"};
    const std::string reason = why_no_minimum(stability(c, potential, bonds, at_rest));
    return {energy, force, reason.empty() ? "minimum" : reason == "saddle" ? reason : "rattlers"};
}

} // namespace physics
