#pragma once

#include "physics/glass/certificate.hpp"
#include "physics/model/bonds.hpp"

#include <span>
#include <string>
#include <vector>

namespace physics {

/// Whether a configuration that is a minimum but for its rattlers is taken for one without them.
enum class Rattlers { refuse, leave_out };

/// Particles that nothing holds in place, ascending: those with fewer than d + 1 = 4 bonds; then those
/// with fewer than 4 when these are left out, and so on, as in jammed packings.
///
/// At a minimum three bonds carry no force: phi is repulsive, so forces in balance would lie in one
/// plane with the particle, which would buckle out of it (the sum of their g1 is negative).  A
/// rattler therefore has no bonds, or some that its neighbours pushed it out of to within the
/// certificate.
std::vector<int> rattlers(std::span<const Bond> bonds, Eigen::Index particles);

/// A configuration at rest, judged by forces and Hessian of all particles but the rattlers.
struct Stability {
    bool minimum; ///< these are at rest and is_minimum(); true if all are rattlers
    std::vector<int> rattlers;
    Eigen::Index others;
    std::string rattling; ///< "3 zero modes, particle 256 has no neighbours"; empty: no rattlers
};

/// @param bonds    find_bonds(c, potential)
/// @param at_rest  largest force component that the rattlers may leave on the others  [e/l]
/// @param nearby   a certificate of a configuration nearby, or null
Stability stability(const Configuration& c, const PairPotential& potential,
                    std::span<const Bond> bonds, double at_rest,
                    const Certificate<float>* nearby = nullptr);

/// Why a configuration at rest is no minimum: empty if it is one, "saddle", or the rattling.
std::string why_no_minimum(const Stability& s);

} // namespace physics
