#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <string>

namespace physics {

/// A configuration as it comes, before any step downhill.
struct Start {
    double energy_per_particle; ///< [e]
    double max_force;           ///< largest force component [e/l]
    std::string state; ///< "not at rest", "minimum", "saddle", "rattlers": all others in one
};

/// @param at_rest  largest force component of a configuration that is called a minimum or a saddle,
///                 by why_no_minimum(); files with ten digits leave one of about 1e-5  [e/l]
/// @throws std::invalid_argument  if check(c, model) fails, or `c` is no liquid or glass: all particles
///                                within half an edge, or two nearer than half their pair size
Start judge_start(const Configuration& c, const PairPotential& potential, double at_rest);

} // namespace physics
