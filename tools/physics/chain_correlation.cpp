#include "physics/chain_correlation.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace physics {
namespace {

using Series = std::vector<double>;

/// Deviations from the mean over all chains.
std::vector<Series> deviations_from_mean(const Ensemble& ensemble,
                                         const std::vector<SampledChain>& chains,
                                         const Observable& observable) {
    double mean = 0;
    for (const MeasuredGlass& glass : ensemble.glasses)
        mean += observable(glass) / static_cast<double>(ensemble.glasses.size());
    std::vector<Series> deviations;
    for (const SampledChain& chain : chains) {
        Series& own = deviations.emplace_back();
        for (const std::size_t glass : chain.glasses)
            own.push_back(observable(ensemble.glasses[glass]) - mean);
    }
    return deviations;
}

/// Mean of x(t) x(t + lag) over all chains; 0 where no two samples lie so far apart.
double autocovariance(const std::vector<SampledChain>& chains, const std::vector<Series>& x,
                      std::int64_t lag) {
    double sum = 0, pairs = 0;
    for (std::size_t c = 0; c < chains.size(); ++c) {
        const auto& time = chains[c].time;
        for (std::size_t early = 0, late = 0; late < time.size(); ++late) {
            while (time[late] - time[early] > lag)
                ++early;
            if (time[late] - time[early] == lag) {
                sum += x[c][early] * x[c][late];
                ++pairs;
            }
        }
    }
    return pairs > 0 ? sum / pairs : 0;
}

/// 0 where a chain does not tell its sweeps.
std::int64_t shortest_spacing(const Ensemble& ensemble, const std::vector<SampledChain>& chains) {
    std::int64_t shortest = std::numeric_limits<std::int64_t>::max();
    for (const SampledChain& chain : chains)
        for (std::size_t k = 1; k < chain.glasses.size(); ++k)
            shortest = std::min(shortest, ensemble.glasses[chain.glasses[k]].sweep -
                                              ensemble.glasses[chain.glasses[k - 1]].sweep);
    return std::max<std::int64_t>(shortest, 0);
}

void tell_times(std::vector<SampledChain>& chains, const Ensemble& ensemble) {
    const std::int64_t unit = shortest_spacing(ensemble, chains);
    for (SampledChain& chain : chains)
        for (std::size_t k = 0; k < chain.glasses.size(); ++k) {
            const std::int64_t since = ensemble.glasses[chain.glasses[k]].sweep -
                                       ensemble.glasses[chain.glasses.front()].sweep;
            chain.time.push_back(unit == 0 ? static_cast<std::int64_t>(k)
                                           : (since + unit / 2) / unit);
        }
}

} // namespace

std::vector<SampledChain> chains(const Ensemble& ensemble) {
    std::vector<SampledChain> all;
    std::map<std::int64_t, std::size_t> place;
    for (const std::size_t glass : every_glass(ensemble)) {
        const std::int64_t chain = ensemble.glasses[glass].chain;
        const auto found = place.find(chain);
        if (chain >= 0 && found != place.end()) {
            all[found->second].glasses.push_back(glass);
        } else {
            place[chain] = all.size();
            all.push_back({{glass}, {}});
        }
    }
    for (SampledChain& chain : all)
        std::ranges::sort(chain.glasses, {}, [&](std::size_t g) { return ensemble.glasses[g].id; });
    tell_times(all, ensemble);
    return all;
}

double statistical_inefficiency(const Ensemble& ensemble) {
    return statistical_inefficiency(ensemble, [](const MeasuredGlass& g) { return g.pressure; });
}

double statistical_inefficiency(const Ensemble& ensemble, const Observable& observable) {
    const auto all = chains(ensemble);
    const auto deviations = deviations_from_mean(ensemble, all, observable);
    std::int64_t longest = 0;
    for (const SampledChain& chain : all)
        longest = std::max(longest, chain.time.back() + 1);
    if (longest < 2)
        return 1;
    const double variance = autocovariance(all, deviations, 0);
    if (!(variance > 0))
        return std::numeric_limits<double>::infinity();
    double g = 1;
    for (std::int64_t lag = 1; 2 * lag <= longest && static_cast<double>(lag) < 2.5 * g; ++lag)
        g += 2 * autocovariance(all, deviations, lag) / variance;
    return std::max(1.0, g);
}

} // namespace physics
