#pragma once

#include "physics/ensemble/direct_density.hpp"
#include "physics/ensemble/draws.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <cstdint>
#include <vector>

namespace physics {

/// A glass whose neighbourhood was searched, and its double wells, localised ones only.
struct SearchedGlass {
    std::int64_t id;
    std::int64_t chain; ///< -1: unknown
    std::int64_t sweep; ///< -1: unknown
    std::vector<TunnellingSystem> wells = {};
};

/// direct_density() of one window with its intervals; without any well they are upper limits.
struct DirectEstimate {
    double asymmetry; ///< A [K]
    std::int64_t count;
    Estimate at_splitting, below; ///< of the wells that were found [1/(J m^3)]
    Estimate corrected;           ///< `below` with those that were missed
    Estimate completeness;        ///< below/corrected; both NaN unless two searches found wells
};

/// What two searches found, in each bin of Delta_0, and the estimates of each window.
struct DirectCount {
    std::vector<Captures> captures;
    std::vector<DirectEstimate> estimates;
};

/// The density of two-level systems in the glasses of one parent temperature, one estimate for each
/// window.  Glasses are drawn in the groups of blocking() for the number of wells in the widest window;
/// few wells as Poisson variables; completeness() is drawn with the glasses, where few wells
/// were found by both searches by draw_of_share(), whose mean is the value then.
/// @param volume  of one glass [m^3]
/// @throws std::invalid_argument  if there are fewer than two groups, or direct_density() throws
DirectCount count_directly(const std::vector<SearchedGlass>& glasses, double parent_temperature,
                           double volume, const std::vector<DensityWindow>& windows,
                           const CaptureBins& bins, const Sampling& sampling);

} // namespace physics
