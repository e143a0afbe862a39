#include "physics/chain_correlation.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace physics {
namespace {

using Series = std::vector<double>;

/// Deviations from the mean over all chains.
std::vector<Series> deviations_from_mean(const Ensemble& ensemble, const std::vector<Draw>& chains,
                                         const Observable& observable) {
    double mean = 0;
    for (const MeasuredGlass& glass : ensemble.glasses)
        mean += observable(glass) / static_cast<double>(ensemble.glasses.size());
    std::vector<Series> deviations;
    for (const Draw& chain : chains) {
        Series& own = deviations.emplace_back();
        for (const std::size_t glass : chain)
            own.push_back(observable(ensemble.glasses[glass]) - mean);
    }
    return deviations;
}

/// Mean of x_k x_{k + lag} over all chains.
double autocovariance(const std::vector<Series>& chains, std::size_t lag) {
    double sum = 0, pairs = 0;
    for (const Series& x : chains)
        for (std::size_t k = 0; k + lag < x.size(); ++k) {
            sum += x[k] * x[k + lag];
            ++pairs;
        }
    return sum / pairs;
}

} // namespace

std::vector<Draw> chains(const Ensemble& ensemble) {
    std::vector<Draw> all;
    std::map<std::int64_t, std::size_t> place;
    for (const std::size_t glass : every_glass(ensemble)) {
        const std::int64_t chain = ensemble.glasses[glass].chain;
        const auto found = place.find(chain);
        if (chain >= 0 && found != place.end()) {
            all[found->second].push_back(glass);
        } else {
            place[chain] = all.size();
            all.push_back({glass});
        }
    }
    for (Draw& chain : all)
        std::ranges::sort(chain, {}, [&](std::size_t g) { return ensemble.glasses[g].id; });
    return all;
}

double statistical_inefficiency(const Ensemble& ensemble) {
    return statistical_inefficiency(ensemble, [](const MeasuredGlass& g) { return g.pressure; });
}

double statistical_inefficiency(const Ensemble& ensemble, const Observable& observable) {
    const auto deviations = deviations_from_mean(ensemble, chains(ensemble), observable);
    const auto longest = std::ranges::max(deviations, {}, &Series::size).size();
    if (longest < 2)
        return 1;
    const double variance = autocovariance(deviations, 0);
    if (!(variance > 0))
        return std::numeric_limits<double>::infinity();
    double g = 1;
    for (std::size_t lag = 1; 2 * lag <= longest && static_cast<double>(lag) < 2.5 * g; ++lag)
        g += 2 * autocovariance(deviations, lag) / variance;
    return std::max(1.0, g);
}

} // namespace physics
