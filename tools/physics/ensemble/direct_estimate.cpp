#include "physics/ensemble/direct_estimate.hpp"

#include "physics/statistics/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace physics {
namespace {

using Wells = std::vector<std::vector<TunnellingSystem>>;

Wells wells_of(const std::vector<SearchedGlass>& glasses) {
    Wells wells;
    for (const SearchedGlass& glass : glasses)
        wells.push_back(glass.wells);
    return wells;
}

/// Stretches of chains whose numbers of wells in the window are independent.
std::vector<Draw> groups_of(const std::vector<SearchedGlass>& glasses, const Wells& wells,
                            const DensityWindow& window, double volume) {
    std::vector<ChainValue> values;
    for (std::size_t k = 0; k < glasses.size(); ++k) {
        const auto count = direct_density(wells, {k}, window, volume).count;
        values.push_back(
            {glasses[k].chain, glasses[k].sweep, glasses[k].id, static_cast<double>(count)});
    }
    std::vector<Draw> groups = blocking(values).groups;
    if (groups.size() < 2)
        throw std::invalid_argument("double wells come from one group of glasses, expected at "
                                    "least 2 for an error bar");
    return groups;
}

/// What one well at Delta_0 far below E adds.  [1/(J m^3)]
double of_one_well(const Draw& all, const DensityWindow& window, double volume) {
    const TunnellingSystem weak{0, std::sqrt(window.smallest_tunnelling * window.splitting)};
    return direct_density(Wells{{weak}}, {0}, window, volume).below /
           static_cast<double>(all.size());
}

} // namespace

std::vector<DirectEstimate> direct_estimates(const std::vector<SearchedGlass>& glasses,
                                             double parent_temperature, double volume,
                                             const std::vector<DensityWindow>& windows,
                                             const Sampling& sampling) {
    const Wells wells = wells_of(glasses);
    Draw all(glasses.size());
    std::iota(all.begin(), all.end(), 0);
    const auto widest = std::ranges::max_element(windows, {}, &DensityWindow::asymmetry);
    const std::vector<Draw> groups = groups_of(glasses, wells, *widest, volume);
    std::vector<DirectEstimate> estimates;
    for (const DensityWindow& window : windows) {
        const DirectDensity whole = direct_density(wells, all, window, volume);
        std::vector<double> at_splitting, below;
        for (std::size_t s = 0; s < sampling.samples; ++s) {
            Random random = bootstrap_stream(sampling.seed, parent_temperature, s);
            if (whole.count > sampling.few_events) {
                const auto drawn = direct_density(wells, resample(groups, random), window, volume);
                at_splitting.push_back(drawn.at_splitting);
                below.push_back(drawn.below);
                continue;
            }
            const auto count = static_cast<double>(whole.count);
            const double events = poisson_mean(count, random);
            const double each = of_one_well(all, window, volume);
            at_splitting.push_back(count > 0 ? whole.at_splitting * events / count : events * each);
            below.push_back(count > 0 ? whole.below * events / count : events * each);
        }
        const bool limit = whole.count == 0;
        estimates.push_back({window.asymmetry, static_cast<std::int64_t>(whole.count),
                             estimate(whole.at_splitting, at_splitting, limit),
                             estimate(whole.below, below, limit)});
    }
    return estimates;
}

} // namespace physics
