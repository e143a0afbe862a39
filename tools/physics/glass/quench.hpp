#pragma once

#include "physics/glass/rattlers.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace physics {

struct QuenchParameters {
    double max_force;    ///< certificate: largest force component        [e/l]
    int max_steps;       ///< of L-BFGS
    int history;         ///< pairs that L-BFGS remembers
    double longest_move; ///< no component moves farther in one step       [l]
    Rattlers rattlers = Rattlers::refuse;
};

/// An inherent structure, or what was left when the quench gave up.
struct Quenched {
    Configuration configuration;
    double energy_per_particle; ///< [e]
    double pressure;            ///< [e/l^3]
    double max_force;           ///< largest force component [e/l]
    int steps;
    std::string rejected;      ///< empty: certified.  Else the reason: "max force", or that of
                               ///< why_no_minimum()
    std::vector<int> rattlers; ///< that were left out; the rest of the configuration is certified
};

/// [Nocedal and Wright] Alg. 7.5; the factor replaces their first guess of the inverse Hessian.
inline constexpr std::string_view minimiser = "L-BFGS, the last steps with a factor of the Hessian";

/// Instantaneous quench: down to a minimum at fixed sizes and box, certified by its largest force
/// and by stability().  One factor nearly always serves for the last steps and for the certificate.
/// @throws std::invalid_argument  if check(start, model) fails
Quenched quench(const Configuration& start, const PairPotential& potential,
                const QuenchParameters& p);

} // namespace physics
