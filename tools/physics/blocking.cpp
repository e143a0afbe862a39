#include "physics/blocking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace physics {
namespace {

/// The samples of one chain in the order of sampling.
struct SampledChain {
    Draw glasses;
    std::vector<std::int64_t> time; ///< of each since the first [sweeps; samples if not known]
};

/// A glass of an unknown chain is a chain of its own.
std::vector<SampledChain> chains(const Ensemble& ensemble) {
    std::map<std::pair<std::int64_t, std::size_t>, Draw> by_chain;
    for (const std::size_t g : every_glass(ensemble)) {
        const std::int64_t chain = ensemble.glasses[g].chain;
        by_chain[{chain, chain < 0 ? g : 0}].push_back(g);
    }
    std::vector<SampledChain> all;
    for (auto& [chain, glasses] : by_chain) {
        std::ranges::sort(glasses, {}, [&](std::size_t g) {
            return std::tuple(ensemble.glasses[g].sweep, ensemble.glasses[g].id);
        });
        all.push_back({glasses, {}});
    }
    return all;
}

void tell_times(std::vector<SampledChain>& chains, const Ensemble& ensemble) {
    const bool known = std::ranges::all_of(
        ensemble.glasses, [](const MeasuredGlass& g) { return g.chain < 0 || g.sweep >= 0; });
    for (SampledChain& chain : chains)
        for (std::size_t k = 0; k < chain.glasses.size(); ++k)
            chain.time.push_back(known ? ensemble.glasses[chain.glasses[k]].sweep -
                                             ensemble.glasses[chain.glasses.front()].sweep
                                       : static_cast<std::int64_t>(k));
}

std::int64_t shortest_spacing(const std::vector<SampledChain>& chains) {
    std::int64_t shortest = std::numeric_limits<std::int64_t>::max();
    for (const SampledChain& chain : chains)
        for (std::size_t k = 1; k < chain.time.size(); ++k)
            if (chain.time[k] > chain.time[k - 1])
                shortest = std::min(shortest, chain.time[k] - chain.time[k - 1]);
    return shortest == std::numeric_limits<std::int64_t>::max() ? 1 : shortest;
}

/// Adds the parts of a chain, equally long and each at least `length`, that hold a sample.
void add_parts(std::vector<Draw>& groups, const SampledChain& chain, std::int64_t length,
               std::int64_t spacing) {
    const std::int64_t span = chain.time.back() + spacing;
    const std::int64_t parts = std::max<std::int64_t>(1, span / length);
    std::int64_t last = -1;
    for (std::size_t k = 0; k < chain.glasses.size(); ++k) {
        const std::int64_t part = chain.time[k] * parts / span;
        if (part != last)
            groups.emplace_back();
        groups.back().push_back(chain.glasses[k]);
        last = part;
    }
}

double variance_of_mean(const std::vector<double>& deviations, const std::vector<Draw>& groups) {
    double squares = 0;
    for (const Draw& group : groups) {
        double sum = 0;
        for (const std::size_t glass : group)
            sum += deviations[glass];
        squares += sum * sum;
    }
    const double groups_worth = effective_number(groups);
    const auto glasses = static_cast<double>(deviations.size());
    return groups_worth / (groups_worth - 1) * squares / (glasses * glasses);
}

std::vector<double> deviations_from_mean(const Ensemble& ensemble, const Observable& observable) {
    std::vector<double> values;
    double mean = 0;
    for (const MeasuredGlass& glass : ensemble.glasses) {
        values.push_back(observable(glass));
        mean += values.back() / static_cast<double>(ensemble.glasses.size());
    }
    for (double& value : values)
        value -= mean;
    return values;
}

struct Trial {
    std::vector<Draw> groups;
    std::int64_t length;
    double variance, effective;
};

/// The variance found with g normal groups has a relative variance of 2/(g - 1), of which that of
/// the shorter parts, which the longer ones are made of, is in both.
bool raises(const Trial& longer, const Trial& shorter) {
    const double uncertain =
        std::sqrt(std::max(0.0, 2 / (longer.effective - 1) - 2 / (shorter.effective - 1)));
    return longer.variance > shorter.variance * (1 + uncertain);
}

/// Parts from the shortest spacing up to whole chains, as long as two groups remain.
std::vector<Trial> trials(const Ensemble& ensemble, const std::vector<double>& deviations) {
    auto all = chains(ensemble);
    tell_times(all, ensemble);
    const std::int64_t spacing = shortest_spacing(all);
    std::vector<Trial> tried;
    for (std::int64_t length = spacing;; length *= 2) {
        std::vector<Draw> groups;
        for (const SampledChain& chain : all)
            add_parts(groups, chain, length, spacing);
        if (groups.size() < 2 && !tried.empty())
            return tried;
        tried.push_back(
            {groups, length, variance_of_mean(deviations, groups), effective_number(groups)});
        if (groups.size() <= all.size())
            return tried;
    }
}

} // namespace

Blocking blocking(const Ensemble& ensemble, const Observable& observable) {
    const auto deviations = deviations_from_mean(ensemble, observable);
    std::vector<Draw> single;
    for (const std::size_t glass : every_glass(ensemble))
        single.push_back({glass});
    const auto tried = trials(ensemble, deviations);
    const auto chosen = std::ranges::find_if(tried, [&](const Trial& trial) {
        return std::none_of(&trial, &tried.back() + 1,
                            [&](const Trial& longer) { return raises(longer, trial); });
    });
    return {chosen->groups, chosen->length,
            chosen->variance / variance_of_mean(deviations, single)};
}

double effective_number(const std::vector<Draw>& groups) {
    double sum = 0, squares = 0;
    for (const Draw& group : groups) {
        const auto size = static_cast<double>(group.size());
        sum += size;
        squares += size * size;
    }
    return sum * sum / squares;
}

} // namespace physics
