#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <string>

namespace physics {

/// A configuration as it comes, before any step downhill.
struct Start {
    double energy_per_particle; ///< [e]
    double max_force;           ///< largest force component [e/l]
    std::string state;          ///< "not at rest", "minimum", "saddle"
};

/// @param at_rest  largest force component of a configuration that is called a minimum or a saddle,
///                 by is_minimum(); files with ten digits leave one of about 1e-5  [e/l]
/// @throws std::invalid_argument  if check(c, model) fails, or two particles are at one place
Start judge_start(const Configuration& c, const PairPotential& potential, double at_rest);

} // namespace physics
