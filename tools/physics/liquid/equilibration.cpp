#include "physics/liquid/equilibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace physics {
namespace {

constexpr std::size_t most_origins = 100; // of one chain: all pairs of samples would take minutes

MeanOfChains mean_of_chains(const std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    double mean = 0, squares = 0;
    for (const double value : values)
        mean += value / count;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    return {values.empty() ? unknown : mean,
            values.size() < 2 ? unknown : std::sqrt(squares / (count * (count - 1)))};
}

/// Mean energy of each chain over [first, end) sweeps.  A sweep has a row for each of its overlaps,
/// and counts once.
std::map<std::int64_t, double> mean_energies(const std::vector<RecordRow>& record,
                                             std::int64_t first, std::int64_t end) {
    std::map<std::int64_t, std::map<std::int64_t, double>> energies; // of chain and sweep
    for (const RecordRow& row : record)
        if (row.sweep >= first && row.sweep < end && !std::isnan(row.energy))
            energies[row.chain][row.sweep] = row.energy;
    std::map<std::int64_t, double> means;
    for (const auto& [chain, at] : energies)
        for (const auto& [sweep, energy] : at)
            means[chain] += energy / static_cast<double>(at.size());
    return means;
}

std::vector<double> values(const std::map<std::int64_t, double>& of_chain) {
    std::vector<double> all;
    for (const auto& [chain, value] : of_chain)
        all.push_back(value);
    return all;
}

/// Later less earlier mean energy, of chains with rows in both halves.
std::vector<double> changes(const std::map<std::int64_t, double>& early,
                            const std::map<std::int64_t, double>& late) {
    std::vector<double> all;
    for (const auto& [chain, energy] : early)
        if (const auto found = late.find(chain); found != late.end())
            all.push_back(found->second - energy);
    return all;
}

/// Sweeps of the samples that serve as origins of overlaps: all of a chain, or evenly chosen ones.
std::map<std::int64_t, std::set<std::int64_t>> origins_of(const std::vector<ChainSample>& samples) {
    std::map<std::int64_t, std::set<std::int64_t>> all, origins;
    for (const ChainSample& sample : samples)
        all[sample.chain].insert(sample.sweep);
    for (const auto& [chain, sweeps] : all) {
        const std::size_t step = (sweeps.size() + most_origins - 1) / most_origins;
        std::size_t k = 0;
        for (const std::int64_t sweep : sweeps)
            if (k++ % step == 0)
                origins[chain].insert(sweep);
    }
    return origins;
}

OverlapsByLag overlaps_of(const std::vector<ChainSample>& samples, double distance) {
    OverlapsByLag overlaps;
    auto origins = origins_of(samples);
    for (const ChainSample& then : samples) {
        if (!origins[then.chain].contains(then.sweep))
            continue;
        for (const ChainSample& now : samples) {
            if (now.chain != then.chain || now.sweep <= then.sweep)
                continue;
            const Configuration& c = now.configuration;
            overlaps.emplace(now.sweep - then.sweep,
                             self_overlap(c, then.configuration,
                                          mean_displacement(c, then.configuration), distance));
        }
    }
    return overlaps;
}

/// Lags within one spacing, from the record.
OverlapsByLag with_short_lags(OverlapsByLag overlaps, const std::vector<RecordRow>& record,
                              std::int64_t first_sweep) {
    const std::int64_t spacing =
        overlaps.empty() ? std::numeric_limits<std::int64_t>::max() : overlaps.begin()->first;
    for (const RecordRow& row : record)
        if (row.lag > 0 && row.lag < spacing && row.sweep - row.lag >= first_sweep)
            overlaps.emplace(row.lag, row.overlap);
    return overlaps;
}

} // namespace

Eigen::Vector3d mean_displacement(const Configuration& now, const Configuration& then) {
    const Eigen::Vector3d guide = now.positions.col(0) - then.positions.col(0);
    Eigen::Vector3d mean = Eigen::Vector3d::Zero();
    for (Eigen::Index i = 0; i < now.particles(); ++i)
        mean += nearest_image(now.positions.col(i) - then.positions.col(i) - guide, now.edge);
    return guide + mean / static_cast<double>(now.particles());
}

Equilibration measure_equilibration(const std::vector<ChainSample>& samples,
                                    const std::vector<RecordRow>& record, double overlap_distance,
                                    const KnownSamples& known) {
    Equilibration e;
    std::vector<KnownSamples::Place> all = known.samples;
    for (const ChainSample& sample : samples)
        all.push_back({sample.chain, sample.sweep});
    std::set<std::int64_t> chains;
    for (const auto& sample : all)
        chains.insert(sample.chain);
    e.chains = static_cast<std::int64_t>(chains.size());
    e.samples = static_cast<std::int64_t>(all.size());
    if (!all.empty()) {
        e.first_sweep = std::ranges::min(all, {}, &KnownSamples::Place::sweep).sweep;
        e.last_sweep = std::ranges::max(all, {}, &KnownSamples::Place::sweep).sweep;
    }
    e.overlaps = overlaps_of(samples, overlap_distance);
    e.overlaps.insert(known.overlaps.begin(), known.overlaps.end());
    e.relaxation_sweeps = relaxation_lag(with_short_lags(e.overlaps, record, e.first_sweep));
    const std::int64_t middle = std::midpoint(e.first_sweep, e.last_sweep), end = e.last_sweep + 1;
    e.energy = mean_of_chains(values(mean_energies(record, e.first_sweep, end)));
    e.energy_change = mean_of_chains(
        changes(mean_energies(record, e.first_sweep, middle), mean_energies(record, middle, end)));
    return e;
}

} // namespace physics
