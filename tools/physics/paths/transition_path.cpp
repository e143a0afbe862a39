#include "physics/paths/transition_path.hpp"

#include "physics/glass/hessian.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/numerics/inertia.hpp"
#include "physics/paths/arc_length.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <stdexcept>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;
using Pair = std::pair<int, int>;

/// A glass with its known minima, while paths are traced.
struct Landscape {
    const Surroundings& around; ///< without a limit of the distance
    const PathSearch& search;

    Matrix3Xd positions(int minimum) const {
        const Matrix3Xd& of_glass = around.glass.positions;
        if (minimum == the_glass)
            return of_glass;
        return of_glass + around.known[static_cast<std::size_t>(minimum)].displacement;
    }
};

/// The minimum to which `x` falls, added if it is new; none if the quench is rejected.
int fallen(const Landscape& l, const Matrix3Xd& x) { return fall(l.around, x).minimum; }

/// The band from one minimum to another, up to where an image falls to a third one, which goes to `between`.
Band band_between(const Landscape& l, Pair pair, int& between) {
    std::vector<VerletForces> forces(static_cast<std::size_t>(l.search.band.images),
                                     l.around.forces);
    const auto divides = [&](const Matrix3Xd& x) {
        const int found = fallen(l, x);
        if (found == pair.first || found == pair.second)
            return false;
        between = found;
        return found != no_neighbour;
    };
    return elastic_band(
        l.positions(pair.first), l.positions(pair.second),
        [&](Index k, const Matrix3Xd& x, Matrix3Xd& f) {
            return forces[static_cast<std::size_t>(k)](x, f);
        },
        l.search.band, divides);
}

/// Eigenvalues of H below -margin and below margin, the three translations left out; nothing if no
/// margin up to a few times that of the search gives a stable factorisation.
std::optional<std::array<Index, 2>> counts_around_zero(const Eigen::SparseMatrix<double>& lower,
                                                       double margin) {
    for (const double factor : {1.0, 1.5, 2.0, 3.0})
        try {
            return {
                {count_below(lower, -factor * margin), count_below(lower, factor * margin) - 3}};
        } catch (const std::runtime_error&) {
        }
    return std::nullopt;
}

/// Counts the negative eigenvalues at the top; none but the translations may be near zero.
void examine_top(const Landscape& l, TransitionPath& path) {
    const Configuration& glass = l.around.glass;
    const Configuration top{glass.edge, path.band.images[static_cast<std::size_t>(path.band.top)],
                            glass.diameters};
    const auto lower = hessian(find_bonds(top, l.around.potential), top.particles());
    const Eigen::VectorXd t = tangent(path.band.images, path.band.top).reshaped();
    path.curvature = t.dot(lower.selfadjointView<Eigen::Lower>() * t);
    const auto counts = counts_around_zero(lower, l.search.smallest_curvature);
    if (counts)
        path.negative = static_cast<int>(counts->front());
    if (!counts)
        path.rejected = "not counted";
    else if (*counts != std::array<Index, 2>{1, 1})
        path.rejected = "saddle";
}

/// The minima on both sides of the top.  Steps and stops are short where the top lies near one of them.
Pair sides_of_top(const Landscape& l, const TransitionPath& path) {
    const std::vector<Matrix3Xd> ends{l.positions(path.first), l.positions(path.last)};
    const Matrix3Xd& top = path.band.images[static_cast<std::size_t>(path.band.top)];
    const Matrix3Xd t = tangent(path.band.images, path.band.top);
    const double half = std::min(distance(top, ends[0]), distance(top, ends[1])) / 2;
    PushSearch near = l.around.search;
    near.returned = std::min(near.returned, half);
    std::array<int, 2> found{};
    for (const int side : {0, 1}) {
        const double step = (2 * side - 1) * std::min(l.search.saddle_push, half);
        const Matrix3Xd x = descended(top + step * t, l.around.forces, near, ends);
        const double to_first = distance(x, ends[0]), to_last = distance(x, ends[1]);
        found[static_cast<std::size_t>(side)] = std::min(to_first, to_last) >= near.returned
                                                    ? fallen(l, x)
                                                : to_first < to_last ? path.first
                                                                     : path.last;
    }
    return {found[0], found[1]};
}

/// Traces one pair; what else must be traced is added to `pairs`.
TransitionPath trace(const Landscape& l, Pair pair, std::vector<Pair>& pairs) {
    int between = no_neighbour;
    TransitionPath path{pair.first, pair.second, band_between(l, pair, between), 0, -1, ""};
    const bool has_top = path.band.top > 0 && path.band.top + 1 < path.band.energy.size();
    if (between != no_neighbour) {
        path.rejected = "composite";
        pairs.insert(pairs.end(), {{pair.first, between}, {between, pair.second}});
    } else if (!has_top) {
        path.rejected = "no barrier";
    } else if (!path.band.converged) {
        path.rejected = "not converged";
    } else {
        examine_top(l, path);
        if (!path.rejected.empty())
            return path;
        const auto [first, last] = sides_of_top(l, path);
        if (first != pair.first || last != pair.second) {
            path.rejected = "elsewhere";
            pairs.insert(pairs.end(), {{pair.first, first}, {first, last}, {last, pair.second}});
        }
    }
    return path;
}

bool same_ends(const TransitionPath& path, Pair pair) {
    return (path.first == pair.first && path.last == pair.second) ||
           (path.first == pair.second && path.last == pair.first);
}

} // namespace

std::vector<TransitionPath> trace_paths(const Surroundings& around, std::vector<Pair> pairs,
                                        const PathSearch& search) {
    const auto& [glass, energy, potential, forces, falls, known] = around;
    PushSearch however_far = falls;
    however_far.farthest = std::numeric_limits<double>::infinity();
    const Surroundings everywhere{glass, energy, potential, forces, however_far, known};
    const Landscape landscape{everywhere, search};
    std::vector<TransitionPath> paths;
    for (std::size_t k = 0; k < pairs.size() && paths.size() < search.most_paths; ++k) {
        const Pair pair = pairs[k];
        const bool traced = std::ranges::any_of(
            paths, [&](const TransitionPath& path) { return same_ends(path, pair); });
        if (!traced && pair.first != pair.second && pair.first != no_neighbour &&
            pair.second != no_neighbour)
            paths.push_back(trace(landscape, pair, pairs));
    }
    return paths;
}

} // namespace physics
