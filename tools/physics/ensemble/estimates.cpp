#include "physics/ensemble/estimates.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/statistics/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A draw of a share of which `part` of `whole` events were seen: Beta(part + 1, whole - part + 1).
double share(double part, double whole, Random& random) {
    const double inner = poisson_mean(part, random);
    return inner / (inner + poisson_mean(whole - part, random));
}

/// Replaces counts too small for a bootstrap; `all` is the whole ensemble.
void draw_small_counts(SoftModes& drawn, const SoftModes& all, double few, Random& random) {
    const WindowCount& whole = all.nonlinear;
    WindowCount& window = drawn.nonlinear;
    if (all.harmonic.below <= few)
        drawn.harmonic.below =
            poisson_mean(all.harmonic.below, random) * drawn.glasses / all.glasses;
    if (whole.strip <= few)
        window.strip = poisson_mean(whole.strip, random) * window.all / whole.all;
    if (std::min(whole.double_wells, whole.all - whole.double_wells) <= few)
        window.double_wells = window.all * share(whole.double_wells, whole.all, random);
    if (whole.narrow_strip == 0) {
        window.narrow_share = undefined;
    } else if (whole.strip <= few) {
        window.narrow_share = share(whole.narrow_strip, whole.strip, random);
    }
}

/// One parent temperature while samples are drawn.
struct Translator {
    const Translation& translation;
    Sampler sampler;
    double cutoff, kernel_bandwidth;
    std::vector<Draw> groups; ///< of glasses, for their modes
    SoftModes all;

    SoftModes sample(std::size_t index) const {
        Sample s = sampler.sample(groups, index);
        SoftModes drawn =
            soft_modes(sampler.ensemble(), {s.glasses, s.moduli, cutoff, kernel_bandwidth},
                       translation.reading);
        draw_small_counts(drawn, all, static_cast<double>(translation.sampling.few_events),
                          s.random);
        return drawn;
    }
};

Translator translator(const Ensemble& ensemble, const Translation& t, double cutoff) {
    const Draw every = every_glass(ensemble);
    const Sampler sampler(ensemble, t.sampling.seed);
    const double omega = sampler.debye_frequency();
    const double width =
        bandwidth(window_modes(ensemble, every, omega, t.reading.window, t.reading.chi_of),
                  t.reading.fewest.for_density);
    SoftModes all = soft_modes(ensemble, {every, sampler.mean_moduli(), cutoff, width}, t.reading);
    if (all.nonlinear.narrow_strip == 0) // no mode found does not mean a ratio of 0
        all.nonlinear.narrow_share = undefined;
    return {t,  sampler, cutoff, width, independent_groups(ensemble, mode_count(omega, 0, cutoff)),
            all};
}

/// Statistical inefficiency of the number of cubic modes in the window.
double memory(const Translator& t) {
    const Window& window = t.translation.reading.window;
    const auto modes = [&](const MeasuredGlass& glass) {
        return static_cast<double>(std::ranges::count_if(glass.cubic, [&](const CubicMode& mode) {
            return is_inside(mode, t.all.debye_frequency, window);
        }));
    };
    return blocking(t.sampler.ensemble(), modes).inefficiency;
}

/// hbar omega_D/k_B: in proportion to omega_D, or the value of the reference.
double kelvin(const SoftModes& modes, const SoftModes& reference, const Translation& t) {
    if (!t.scaled_debye)
        return t.reference_debye_temperature;
    return debye_temperature(modes.debye_frequency, reference.debye_frequency,
                             t.reference_debye_temperature);
}

} // namespace

std::vector<TranslatedEnsemble> translate(const std::vector<Ensemble>& ensembles,
                                          const Translation& t) {
    const std::size_t reference = find_parent(ensembles, t.reference_parent_temperature);
    std::vector<Translator> translators;
    for (std::size_t p = 0; p < ensembles.size(); ++p)
        translators.push_back(translator(ensembles[p], t, t.cutoff.at(p)));
    const auto translated = [&](const SoftModes& modes, const SoftModes& zero) {
        return two_level_systems(modes, t.reading, t.material, kelvin(modes, zero, t));
    };
    std::vector<TranslatedEnsemble> rows;
    for (const Translator& own : translators)
        rows.push_back({own.all, translated(own.all, translators[reference].all), {}, memory(own)});
    for (std::size_t b = 0; b < t.sampling.samples; ++b) {
        const SoftModes zero = translators[reference].sample(b);
        for (std::size_t p = 0; p < rows.size(); ++p)
            rows[p].samples.push_back(
                translated(p == reference ? zero : translators[p].sample(b), zero));
    }
    return rows;
}

bool is_limit(const TranslatedEnsemble& row, const Quantity& quantity) {
    return std::ranges::any_of(quantity.counts,
                               [&](Count count) { return number(row.modes, count) == 0; });
}

Estimate estimate(const TranslatedEnsemble& row, const Quantity& quantity) {
    std::vector<double> samples;
    for (const TwoLevelSystems& sample : row.samples)
        samples.push_back(sample.*quantity.value);
    const double value = row.value.*quantity.value;
    Estimate e = estimate(value, samples, is_limit(row, quantity));
    if (quantity.value == &TwoLevelSystems::f_narrow_over_f &&
        row.modes.nonlinear.narrow_share == 1) {
        e.interval.high = std::max(e.interval.high, value); // a share and its interval end at one
        e.interval.high95 = std::max(e.interval.high95, value);
    }
    return e;
}

Estimate relative(const TranslatedEnsemble& row, const TranslatedEnsemble& reference,
                  const Quantity& quantity) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (&row == &reference)
        return {1, {1, 1, 1, 1}};
    if (is_limit(reference, quantity))
        return {unknown, {unknown, unknown, unknown, unknown}};
    const auto member = quantity.value;
    std::vector<double> samples;
    for (std::size_t b = 0; b < row.samples.size(); ++b)
        samples.push_back(row.samples[b].*member / reference.samples[b].*member);
    return estimate(row.value.*member / reference.value.*member, samples, is_limit(row, quantity));
}

std::vector<QuantityEstimates> estimates(const std::vector<TranslatedEnsemble>& ensembles) {
    std::vector<QuantityEstimates> all;
    for (const Quantity& quantity : quantities()) {
        QuantityEstimates own{quantity, {}, {}};
        for (const TranslatedEnsemble& ensemble : ensembles) {
            own.values.push_back(estimate(ensemble, quantity));
            own.over_first.push_back(relative(ensemble, ensembles.front(), quantity));
        }
        all.push_back(std::move(own));
    }
    return all;
}

} // namespace physics
