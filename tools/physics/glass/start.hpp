#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <string>

namespace physics {

/// A configuration before the descent.
struct Start {
    double energy_per_particle; ///< [e]
    double max_force;           ///< largest force component [e/l]
    std::string state; ///< "not at rest", "minimum", "saddle"; "rattlers": a minimum but for them
};

/// @param at_rest  with a larger force component the state is "not at rest", else why_no_minimum()
///                 decides; minima from files with ten digits have about 1e-5  [e/l]
/// @throws std::invalid_argument  if check(c, model) fails, or `c` is no liquid or glass: all
///                                particles within half an edge, or two so near that phi exceeds
///                                any temperature
Start judge_start(const Configuration& c, const PairPotential& potential, double at_rest);

} // namespace physics
