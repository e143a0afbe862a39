#pragma once

#include "physics/paths/elastic_band.hpp"
#include "physics/paths/neighbouring_minima.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace physics {

struct PathSearch {
    BandSearch band;
    double saddle_push;        ///< starts of the descents from the saddle, along the path      [l]
    double smallest_curvature; ///< no mode of a saddle but the translations is softer    [e/l^2]
    std::size_t most_paths;    ///< of one glass; more are not traced
};

/// The path from one minimum to another, -1: the glass, else an index of its known minima.
struct TransitionPath {
    int first, last;
    Band band;
    double curvature;     ///< t H t of the tangent t at the top                            [e/l^2]
    int negative;         ///< negative eigenvalues of H at the top; -1: not counted
    std::string rejected; ///< empty: certified.  Else "composite" (a minimum lies between),
        ///< "no barrier", "not converged", "saddle" (not of first order), "not counted" (no stable factorisation),
        ///< "elsewhere" (its top leads to other minima)
};

/// Traces the path of each pair of minima.  A certified path has a top with exactly one negative
/// eigenvalue, by the inertia of H, from which descents on both sides reach the two minima.  Minima
/// that are met on the way, however far from the glass, join around.known, and the pieces between them
/// are traced too.
/// @param pairs   of -1 and indices of around.known
/// @return  each pair once, the pairs that were asked for first
std::vector<TransitionPath> trace_paths(const Surroundings& around,
                                        std::vector<std::pair<int, int>> pairs,
                                        const PathSearch& search);

} // namespace physics
