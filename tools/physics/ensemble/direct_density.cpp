#include "physics/ensemble/direct_density.hpp"

#include "physics/tunnelling/constants.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace physics {

DirectDensity direct_density(const WellsOfGlasses& of_glasses, const Draw& draw,
                             const DensityWindow& w, double volume, const Completeness& found) {
    if (draw.empty())
        throw std::invalid_argument("no glass to average over, expected at least one");
    if (!(w.smallest_tunnelling > 0 && w.splitting > w.smallest_tunnelling && w.asymmetry > 0 &&
          volume > 0))
        throw std::invalid_argument("window or volume is out of range, expected 0 < Delta_min < E, "
                                    "A > 0 and V > 0");
    DirectDensity sum{0, 0, 0};
    for (const std::size_t glass : draw)
        for (const TunnellingSystem& well : of_glasses[glass]) {
            if (!(std::abs(well.epsilon) < w.asymmetry && well.delta_0 > w.smallest_tunnelling &&
                  well.delta_0 < w.splitting))
                continue;
            const double share = well.delta_0 / w.splitting;
            const double root = std::sqrt((1 - share) * (1 + share));
            const double width = std::min(w.asymmetry, well.highest_epsilon) +
                                 std::min(w.asymmetry, -well.lowest_epsilon); // [K]
            const double each = 2 / (width * found.at(well.delta_0));
            ++sum.count;
            sum.at_splitting += each / root;
            sum.below += each * root;
        }
    const double unit = boltzmann * volume * static_cast<double>(draw.size()); // [J/K m^3]
    return {sum.count, sum.at_splitting / unit, sum.below / unit};
}

} // namespace physics
