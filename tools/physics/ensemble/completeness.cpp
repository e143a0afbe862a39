#include "physics/ensemble/completeness.hpp"

#include <algorithm>
#include <cmath>

namespace physics {
namespace {

std::size_t bin_of(const std::vector<double>& edges, double delta_0) {
    return static_cast<std::size_t>(std::ranges::upper_bound(edges, delta_0) - edges.begin());
}

/// A draw of a probability after so many hits.
double probability(std::size_t hits, std::size_t trials, Random& random) {
    const double yes = random.gamma(static_cast<double>(hits) + 1);
    return yes / (yes + random.gamma(static_cast<double>(trials - hits) + 1));
}

} // namespace

std::vector<Captures> captures(const WellsOfGlasses& of_glasses, const Draw& draw,
                               const CaptureBins& bins) {
    std::vector<Captures> counted(bins.edges.size() + 1);
    for (const std::size_t glass : draw)
        for (const TunnellingSystem& well : of_glasses[glass]) {
            if (!(std::abs(well.epsilon) < bins.asymmetry))
                continue;
            Captures& c = counted[bin_of(bins.edges, well.delta_0)];
            c.pushes += well.by_pushes;
            c.dynamics += well.by_dynamics;
            c.both += well.by_pushes && well.by_dynamics;
        }
    return counted;
}

double share_found(const Captures& c) {
    const auto found = static_cast<double>(c.pushes + c.dynamics - c.both);
    const double all =
        static_cast<double>((c.pushes + 1) * (c.dynamics + 1)) / static_cast<double>(c.both + 1) -
        1;
    return found > 0 ? found / all : 1;
}

double mean_share(const Captures& c) {
    const auto missed = [&](std::size_t trials) {
        return 1 - static_cast<double>(c.both + 1) / static_cast<double>(trials + 2);
    };
    return 1 - missed(c.dynamics) * missed(c.pushes);
}

double draw_of_share(const Captures& c, Random& random) {
    const double pushes = probability(c.both, c.dynamics, random);
    const double dynamics = probability(c.both, c.pushes, random);
    return 1 - (1 - pushes) * (1 - dynamics);
}

double Completeness::at(double delta_0) const {
    return shares.empty() ? 1 : shares[bin_of(edges, delta_0)];
}

Completeness completeness(const WellsOfGlasses& of_glasses, const Draw& draw,
                          const CaptureBins& bins) {
    Completeness found{bins.edges, {}};
    for (const Captures& c : captures(of_glasses, draw, bins))
        found.shares.push_back(share_found(c));
    return found;
}

} // namespace physics
