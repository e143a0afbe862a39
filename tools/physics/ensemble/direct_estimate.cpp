#include "physics/ensemble/direct_estimate.hpp"

#include "physics/statistics/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace physics {
namespace {

WellsOfGlasses wells_of(const std::vector<SearchedGlass>& glasses) {
    WellsOfGlasses wells;
    for (const SearchedGlass& glass : glasses)
        wells.push_back(glass.wells);
    return wells;
}

/// Stretches of chains whose numbers of wells in the window are independent.
std::vector<Draw> groups_of(const std::vector<SearchedGlass>& glasses, const WellsOfGlasses& wells,
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

/// All that the estimates of one parent temperature need.
struct Study {
    const WellsOfGlasses& wells;
    const std::vector<Draw>& groups;
    Draw all;
    const CaptureBins& bins;
    const std::vector<Captures>& captures; ///< of all glasses
    double volume;
    bool two_searches; ///< else nothing tells what was missed
};

/// The densities of one draw.
struct Densities {
    DirectDensity found, corrected;
};
Densities densities(const Study& s, const Draw& draw, const DensityWindow& window,
                    const Completeness& found) {
    return {direct_density(s.wells, draw, window, s.volume),
            direct_density(s.wells, draw, window, s.volume, found)};
}

/// What `events` wells at Delta_0 far below E say.
Densities of_events(const Study& s, double events, const DensityWindow& window,
                    const Completeness& found) {
    const double delta_0 = std::sqrt(window.smallest_tunnelling * window.splitting);
    DirectDensity one = direct_density({{{0, delta_0}}}, {0}, window, s.volume);
    const double share = events / static_cast<double>(s.all.size());
    one.at_splitting *= share, one.below *= share;
    return {one, {one.count, one.at_splitting / found.at(delta_0), one.below / found.at(delta_0)}};
}

void scale(Densities& d, double factor) {
    for (DirectDensity* density : {&d.found, &d.corrected})
        density->at_splitting *= factor, density->below *= factor;
}

/// What the searches find in some glasses.  Bins of which both found few wells are told by the posterior
/// of their share, as all groups may tell the same.
template <class ShareOfFew>
Completeness what_is_found(const Study& s, const Draw& glasses, const Sampling& sampling,
                           const ShareOfFew& share_of_few) {
    Completeness found = completeness(s.wells, glasses, s.bins);
    for (std::size_t bin = 0; s.two_searches && bin < s.captures.size(); ++bin)
        if (s.captures[bin].both <= sampling.few_events)
            found.shares[bin] = share_of_few(s.captures[bin]);
    return found;
}

/// Few wells are drawn as a Poisson variable, many with their groups; so is what is missed.
Densities sample(const Study& s, const DensityWindow& window, std::size_t count,
                 const Sampling& sampling, Random& random) {
    const Draw drawn = resample(s.groups, random);
    const Completeness found = what_is_found(
        s, drawn, sampling, [&](const Captures& c) { return draw_of_share(c, random); });
    if (count > sampling.few_events)
        return densities(s, drawn, window, found);
    const double events = poisson_mean(static_cast<double>(count), random);
    if (count == 0)
        return of_events(s, events, window, found);
    Densities d = densities(s, s.all, window, found);
    scale(d, events / static_cast<double>(count));
    return d;
}

DirectEstimate estimate_of(const Study& s, const DensityWindow& window, double temperature,
                           const Sampling& sampling) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Densities whole =
        densities(s, s.all, window, what_is_found(s, s.all, sampling, mean_share));
    std::vector<double> at_splitting, below, corrected, share;
    for (std::size_t k = 0; k < sampling.samples; ++k) {
        Random random = bootstrap_stream(sampling.seed, temperature, k);
        const Densities d = sample(s, window, whole.found.count, sampling, random);
        at_splitting.push_back(d.found.at_splitting);
        below.push_back(d.found.below);
        corrected.push_back(d.corrected.below);
        share.push_back(d.found.below / d.corrected.below);
    }
    const bool limit = whole.found.count == 0;
    const double known = s.two_searches ? 1 : nan;
    return {window.asymmetry,
            static_cast<std::int64_t>(whole.found.count),
            estimate(whole.found.at_splitting, at_splitting, limit),
            estimate(whole.found.below, below, limit),
            estimate(known * whole.corrected.below, corrected, limit && s.two_searches),
            estimate(known * whole.found.below / whole.corrected.below, share, false)};
}

} // namespace

DirectCount count_directly(const std::vector<SearchedGlass>& glasses, double parent_temperature,
                           double volume, const std::vector<DensityWindow>& windows,
                           const CaptureBins& bins, const Sampling& sampling) {
    const WellsOfGlasses wells = wells_of(glasses);
    const auto widest = std::ranges::max_element(windows, {}, &DensityWindow::asymmetry);
    const std::vector<Draw> groups = groups_of(glasses, wells, *widest, volume);
    Draw all(glasses.size());
    std::iota(all.begin(), all.end(), 0);
    DirectCount counted{captures(wells, all, bins), {}};
    Study study{wells, groups, all, bins, counted.captures, volume, false};
    std::size_t pushes = 0, dynamics = 0;
    for (const Captures& c : counted.captures)
        pushes += c.pushes, dynamics += c.dynamics;
    study.two_searches = pushes > 0 && dynamics > 0;
    for (const DensityWindow& window : windows)
        counted.estimates.push_back(estimate_of(study, window, parent_temperature, sampling));
    return counted;
}

} // namespace physics
