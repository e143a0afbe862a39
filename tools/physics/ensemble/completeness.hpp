#pragma once

#include "physics/statistics/blocking.hpp"
#include "physics/statistics/random.hpp"

#include <limits>
#include <vector>

namespace physics {

/// The two-level system of a real double well.
struct TunnellingSystem {
    double epsilon; ///< asymmetry of the localised states [K]
    double delta_0; ///< tunnelling [K]
    double lowest_epsilon = -std::numeric_limits<double>::infinity(); ///< under tilts that leave a
    double highest_epsilon = std::numeric_limits<double>::infinity(); ///< state in each well [K]
    bool by_pushes = false;   ///< found by pushes along modes
    bool by_dynamics = false; ///< found by dynamics
};
using WellsOfGlasses = std::vector<std::vector<TunnellingSystem>>;

/// Which wells tell how many a search misses.
struct CaptureBins {
    double asymmetry; ///< those with |epsilon| below  [K]
    /// Ascending, of bins of Delta_0: the smaller it is, the stiffer the modes that lead to it, and
    /// the less pushes along soft modes find.  [K]
    std::vector<double> edges;
};

/// Wells of one bin.
struct Captures {
    std::size_t pushes, dynamics, both; ///< found by the search, by both
};
/// One bin below the first edge, one between each two, one above the last.
std::vector<Captures> captures(const WellsOfGlasses& of_glasses, const Draw& draw,
                               const CaptureBins& bins);

/// Share of the wells of a bin that at least one of two independent searches finds: those found over
/// (n_1 + 1)(n_2 + 1)/(m + 1) - 1, which is unbiased for wells that are alike (Chapman 1951).  Wells
/// that are hard to find for both make it too large.  1 if none is found.
double share_found(const Captures& c);

/// The same where few wells were found by both: each search finds wells with a probability that those of
/// the other tell, Beta(m + 1, n - m + 1), the posterior of a flat prior.  Its mean, and a draw.
double mean_share(const Captures& c);
double draw_of_share(const Captures& c, Random& random);

/// share_found() of each bin; without edges 1 everywhere.
struct Completeness {
    std::vector<double> edges;  ///< [B]
    std::vector<double> shares; ///< [B + 1], or empty
    double at(double delta_0) const;
};
Completeness completeness(const WellsOfGlasses& of_glasses, const Draw& draw,
                          const CaptureBins& bins);

} // namespace physics
