#pragma once

#include "physics/liquid/swap_monte_carlo.hpp"

namespace physics {

/// `count` attempted moves with blocks first, first + 1, ... of `random`: the inner loop of
/// SwapMonteCarlo, compiled for every instruction set and chosen at run time.
void attempt_moves(SamplerState& state, const Random& random, std::uint64_t first,
                   std::uint64_t count);

} // namespace physics
