#pragma once

#include "physics/liquid/equilibration.hpp"

#include <span>
#include <vector>

namespace physics {

/// The temperature at which an equilibrated liquid would have an energy, by the law
///     U/N = a + b T^(3/5)
/// of Y. Rosenfeld, P. Tarazona, Mol. Phys. 95, 141 (1998), drawn through the two hottest liquids.
/// It is above the temperature of a chain that has not come down to equilibrium yet.  Errors are
/// statistical; the law itself is an approximation.
/// @param temperatures  hot to cold                        [e/k_B]
/// @param energies      U/N and standard error of each one  [e]
/// @returns  one for each; NaN for the two hottest, and for energies at or below a
std::vector<MeanOfChains> temperatures_of_energies(std::span<const double> temperatures,
                                                   std::span<const MeanOfChains> energies);

} // namespace physics
