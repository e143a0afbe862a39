#include "physics/statistics/blocking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace physics {
namespace {

/// The samples of one chain in the order of sampling.
struct SampledChain {
    Draw samples;
    std::vector<std::int64_t> time; ///< of each since the first [sweeps; samples if not known]
};

/// A sample of an unknown chain is a chain of its own.
std::vector<SampledChain> chains(const std::vector<ChainValue>& values) {
    std::map<std::pair<std::int64_t, std::size_t>, Draw> by_chain;
    for (std::size_t k = 0; k < values.size(); ++k)
        by_chain[{values[k].chain, values[k].chain < 0 ? k : 0}].push_back(k);
    std::vector<SampledChain> all;
    for (auto& [chain, samples] : by_chain) {
        std::ranges::sort(samples, {},
                          [&](std::size_t k) { return std::tuple(values[k].sweep, values[k].id); });
        all.push_back({samples, {}});
    }
    return all;
}

void tell_times(std::vector<SampledChain>& chains, const std::vector<ChainValue>& values) {
    const bool known = std::ranges::all_of(
        values, [](const ChainValue& v) { return v.chain < 0 || v.sweep >= 0; });
    for (SampledChain& chain : chains)
        for (std::size_t k = 0; k < chain.samples.size(); ++k)
            chain.time.push_back(known ? values[chain.samples[k]].sweep -
                                             values[chain.samples.front()].sweep
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
    for (std::size_t k = 0; k < chain.samples.size(); ++k) {
        const std::int64_t part = chain.time[k] * parts / span;
        if (part != last)
            groups.emplace_back();
        groups.back().push_back(chain.samples[k]);
        last = part;
    }
}

double variance_of_mean(const std::vector<double>& deviations, const std::vector<Draw>& groups) {
    double squares = 0;
    for (const Draw& group : groups) {
        double sum = 0;
        for (const std::size_t k : group)
            sum += deviations[k];
        squares += sum * sum;
    }
    const double groups_worth = effective_number(groups);
    const auto samples = static_cast<double>(deviations.size());
    return groups_worth / (groups_worth - 1) * squares / (samples * samples);
}

std::vector<double> deviations_from_mean(const std::vector<ChainValue>& values) {
    std::vector<double> deviations;
    double mean = 0;
    for (const ChainValue& v : values) {
        deviations.push_back(v.value);
        mean += v.value / static_cast<double>(values.size());
    }
    for (double& deviation : deviations)
        deviation -= mean;
    return deviations;
}

struct Trial {
    std::vector<Draw> groups;
    std::int64_t length;
    double variance, effective;
};

/// The variance from g normal groups has a relative variance of 2/(g - 1).  Longer parts consist of
/// shorter ones, so the variance of the shorter is contained in that of the longer.
bool raises(const Trial& longer, const Trial& shorter) {
    const double uncertain =
        std::sqrt(std::max(0.0, 2 / (longer.effective - 1) - 2 / (shorter.effective - 1)));
    return longer.variance > shorter.variance * (1 + uncertain);
}

/// Parts from the shortest spacing up to whole chains, as long as two groups remain.
std::vector<Trial> trials(const std::vector<ChainValue>& values,
                          const std::vector<double>& deviations) {
    auto all = chains(values);
    tell_times(all, values);
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

Blocking blocking(const std::vector<ChainValue>& values) {
    const auto deviations = deviations_from_mean(values);
    std::vector<Draw> single;
    for (std::size_t k = 0; k < values.size(); ++k)
        single.push_back({k});
    const auto tried = trials(values, deviations);
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
