#include "physics/ensemble/spectrum_estimate.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/spectral_exponent.hpp"
#include "physics/statistics/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// low <= omega/omega_D < high, and the value of the quantity for one mode per glass in this range.
struct Range {
    double low, high;
    double unit;
    bool limit_if_empty;
};

Range below(double cutoff, double particles) {
    return {0, cutoff, quartic_prefactor(1, particles, 1, cutoff), true};
}

/// Ranges of all counts; that of the fit comes first.
std::vector<Range> ranges(const SpectrumPlan& plan, double particles) {
    std::vector<Range> all{below(plan.fit_cutoff, particles)};
    for (const double cutoff : plan.cutoffs)
        all.push_back(below(cutoff, particles));
    for (std::size_t b = 0; b + 1 < plan.bin_edges.size(); ++b) {
        const double low = plan.bin_edges[b], high = plan.bin_edges[b + 1];
        all.push_back({low, high, mode_density(1, particles, 1, high - low), false});
    }
    return all;
}

std::vector<std::size_t> count(const Ensemble& ensemble, const Draw& draw, double omega,
                               std::span<const Range> ranges) {
    std::vector<std::size_t> modes;
    for (const Range& range : ranges)
        modes.push_back(count_modes(ensemble, draw, omega, range.low, range.high));
    return modes;
}

/// [range][sample] modes per glass.
using Rates = std::vector<std::vector<double>>;

/// Rates in consecutive ranges, from the same draws of these groups.
Rates rates(const Sampler& sampler, const Sampling& sampling, std::span<const Range> ranges,
            const std::vector<Draw>& groups) {
    const Ensemble& e = sampler.ensemble();
    const auto all = count(e, every_glass(e), sampler.debye_frequency(), ranges);
    const auto glasses = static_cast<double>(e.glasses.size());
    Rates rates(ranges.size());
    for (std::size_t k = 0; k < sampling.samples; ++k) {
        Sample sample = sampler.sample(groups, k);
        const double omega = debye_frequency(sample.moduli, e.density);
        const auto modes = count(e, sample.glasses, omega, ranges);
        for (std::size_t r = 0; r < ranges.size(); ++r)
            rates[r].push_back(
                all[r] <= sampling.few_events
                    ? poisson_mean(static_cast<double>(all[r]), sample.random) / glasses
                    : static_cast<double>(modes[r]) / static_cast<double>(sample.glasses.size()));
    }
    return rates;
}

/// Rates in all ranges: below cut-offs from the same draws, in each bin from its own groups.
Rates rates(const Sampler& sampler, const SpectrumPlan& plan, const std::vector<Range>& ranges,
            const std::vector<Draw>& groups_of_fit) {
    const std::size_t cutoffs = 1 + plan.cutoffs.size();
    const std::span<const Range> all(ranges);
    Rates drawn = rates(sampler, plan.sampling, all.first(cutoffs), groups_of_fit);
    for (std::size_t bin = cutoffs; bin < ranges.size(); ++bin) {
        const auto modes = mode_count(sampler.debye_frequency(), ranges[bin].low, ranges[bin].high);
        drawn.push_back(rates(sampler, plan.sampling, all.subspan(bin, 1),
                              independent_groups(sampler.ensemble(), modes))
                            .front());
    }
    return drawn;
}

CountedEstimate estimated(const Range& range, std::size_t modes, double glasses,
                          std::vector<double> rates) {
    for (double& rate : rates)
        rate *= range.unit;
    Estimate e = estimate(static_cast<double>(modes) / glasses * range.unit, rates, modes == 0);
    if (modes == 0 && !range.limit_if_empty)
        e.value = 0;
    return {static_cast<std::int64_t>(modes), e};
}

/// Exponents below the cut-off of the fit and then each of the others, from the draws that rates()
/// takes its counts from.
std::vector<Estimate> exponents(const Sampler& sampler, const SpectrumPlan& plan,
                                const std::vector<Draw>& groups, double complete) {
    const Ensemble& e = sampler.ensemble();
    const SpectralExponent exponent(e);
    constexpr std::size_t any = 1; // a sample may have fewer modes than all glasses need
    std::vector<double> cutoffs{plan.fit_cutoff};
    cutoffs.insert(cutoffs.end(), plan.cutoffs.begin(), plan.cutoffs.end());
    std::vector<std::vector<double>> drawn(cutoffs.size());
    for (std::size_t k = 0; k < plan.sampling.samples; ++k) {
        const Sample sample = sampler.sample(groups, k);
        const double omega = debye_frequency(sample.moduli, e.density);
        for (std::size_t c = 0; c < cutoffs.size(); ++c)
            drawn[c].push_back(exponent.of(sample.glasses, cutoffs[c] * omega, any));
    }
    std::vector<Estimate> all;
    for (std::size_t c = 0; c < cutoffs.size(); ++c)
        all.push_back(
            cutoffs[c] > complete
                ? estimate(undefined, {}, false)
                : estimate(exponent.of(every_glass(e), cutoffs[c] * sampler.debye_frequency(),
                                       plan.fewest_modes),
                           drawn[c], false));
    return all;
}

/// Ratio of the prefactor of range r to that of the fit, which comes first.
Interval over_fit(const std::vector<Range>& ranges, const Rates& rates, std::size_t r) {
    std::vector<double> ratios;
    for (std::size_t sample = 0; sample < rates[r].size(); ++sample)
        ratios.push_back(rates[r][sample] * ranges[r].unit /
                         (rates.front()[sample] * ranges.front().unit));
    return interval(ratios);
}

/// @param highest  cut-off up to which every glass lists all its modes
LawEnd law_end(const SpectrumPlan& plan, const std::vector<Range>& ranges, const Rates& rates,
               double highest) {
    LawEnd end{0, std::numeric_limits<double>::infinity()};
    for (std::size_t c = 0; c < plan.cutoffs.size() && plan.cutoffs[c] <= highest; ++c) {
        const Interval ratio = over_fit(ranges, rates, c + 1);
        if (plan.cutoffs[c] <= plan.first_plane_wave && ratio.low95 <= 1 && ratio.high95 >= 1)
            end.above = plan.cutoffs[c];
        if (ratio.high95 >= 1)
            end.below = std::numeric_limits<double>::infinity();
        else
            end.below = std::min(end.below, plan.cutoffs[c]);
    }
    return end;
}

} // namespace

SpectrumEstimate estimate_spectrum(const Ensemble& ensemble, const SpectrumPlan& plan) {
    const Draw every = every_glass(ensemble);
    const double omega = debye_frequency(ensemble, every);
    const double complete = complete_below(ensemble) / omega;
    if (plan.fit_cutoff > complete)
        throw std::invalid_argument("the fit of A_4 reaches up to " +
                                    std::to_string(plan.fit_cutoff) +
                                    " omega_D, expected at most " + std::to_string(complete) +
                                    ", below which the modes of every glass are known");
    const auto all_ranges = ranges(plan, ensemble.particles);
    const auto modes = count(ensemble, every, omega, all_ranges);
    const Sampler sampler(ensemble, plan.sampling.seed);
    const Blocking blocks = blocking(ensemble, mode_count(omega, 0, plan.fit_cutoff));
    auto drawn = rates(sampler, plan, all_ranges, blocks.groups);

    const auto powers = exponents(sampler, plan, blocks.groups, complete);
    const LawEnd end = std::isnan(powers.front().value)
                           ? LawEnd{undefined, undefined}
                           : law_end(plan, all_ranges, drawn, complete);
    std::vector<CountedEstimate> all;
    for (std::size_t r = 0; r < all_ranges.size(); ++r)
        all.push_back(all_ranges[r].high > complete
                          ? CountedEstimate{-1, estimate(undefined, {}, false)}
                          : estimated(all_ranges[r], modes[r], static_cast<double>(every.size()),
                                      std::move(drawn[r])));
    const auto bins = all.begin() + 1 + static_cast<std::ptrdiff_t>(plan.cutoffs.size());
    SpectrumEstimate spectrum{.blocking = blocks,
                              .density = {bins, all.end()},
                              .prefactor = all.front(),
                              .exponent = powers.front(),
                              .end = end,
                              .prefactors = {all.begin() + 1, bins},
                              .exponents = {powers.begin() + 1, powers.end()},
                              .modes_of_glass = {}};
    for (const std::size_t g : every)
        spectrum.modes_of_glass.push_back(count_modes(ensemble, {g}, omega, 0, plan.fit_cutoff));
    return spectrum;
}

} // namespace physics
