#include "physics/ensemble/joint_bootstrap.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/uncertain_moduli.hpp"
#include "physics/statistics/blocking.hpp"
#include "physics/statistics/poisson.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace physics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A draw of the share that `part` of `whole` events tell: Beta(part + 1, whole - part + 1).
double share(double part, double whole, Random& random) {
    const double inner = poisson_mean(part, random);
    return inner / (inner + poisson_mean(whole - part, random));
}

/// Replaces counts too small for a bootstrap; `all` is the whole ensemble.
void draw_small_counts(SoftModes& drawn, const SoftModes& all, Random& random) {
    if (all.modes <= few_events)
        drawn.modes = poisson_mean(all.modes, random) * drawn.glasses / all.glasses;
    if (all.strip <= few_events)
        drawn.strip = poisson_mean(all.strip, random) * drawn.count / all.count;
    if (std::min(all.double_wells, all.count - all.double_wells) <= few_events)
        drawn.double_wells = drawn.count * share(all.double_wells, all.count, random);
    if (all.narrow_strip == 0) {
        drawn.narrow_share = undefined;
    } else if (all.strip <= few_events) {
        drawn.narrow_share = share(all.narrow_strip, all.strip, random);
    }
}

/// One parent temperature while samples are drawn.
struct Sampler {
    const Ensemble& ensemble;
    Reading reading;
    UncertainModuli moduli;
    std::vector<Draw> groups; ///< of glasses, for their modes
    SoftModes all;

    SoftModes sample(std::uint64_t seed, std::size_t index) const {
        Random random = bootstrap_stream(seed, ensemble.parent_temperature, index);
        const Moduli drawn_moduli = moduli.draw(random);
        SoftModes drawn = soft_modes(ensemble, resample(groups, random), drawn_moduli, reading);
        draw_small_counts(drawn, all, random);
        return drawn;
    }
};

Sampler sampler(const Ensemble& ensemble, const Translation& t, double cutoff) {
    const Draw all = every_glass(ensemble);
    const UncertainModuli moduli(ensemble);
    const double omega = debye_frequency(moduli.mean(), ensemble.density);
    const Reading reading{.cutoff = cutoff,
                          .softest = t.softest,
                          .c1 = t.c1,
                          .window = t.window,
                          .chi_of = t.chi_of,
                          .typical_width = t.typical_width,
                          .kernel_bandwidth =
                              bandwidth(window_modes(ensemble, all, omega, t.window, t.chi_of))};
    SoftModes whole = soft_modes(ensemble, all, moduli.mean(), reading);
    if (whole.narrow_strip == 0) // that none was found does not make the ratio 0
        whole.narrow_share = undefined;
    return {ensemble, reading, moduli, independent_groups(ensemble, mode_count(omega, 0, cutoff)),
            whole};
}

/// Of the number of cubic modes in the window.
double memory(const Sampler& s) {
    const auto modes = [&](const MeasuredGlass& glass) {
        return static_cast<double>(std::ranges::count_if(glass.cubic, [&](const CubicMode& mode) {
            const double x = mode.frequency / s.all.debye_frequency;
            return x >= s.reading.window.low && x <= s.reading.window.high;
        }));
    };
    return blocking(s.ensemble, modes).inefficiency;
}

/// hbar omega_D/k_B, the reference being `reference`.
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
    std::vector<Sampler> samplers;
    for (std::size_t p = 0; p < ensembles.size(); ++p)
        samplers.push_back(sampler(ensembles[p], t, t.cutoff.at(p)));
    std::vector<TranslatedEnsemble> rows;
    for (const Sampler& s : samplers) {
        const double temperature = kelvin(s.all, samplers[reference].all, t);
        rows.push_back({s.all, two_level_systems(s.all, t.material, temperature), {}, memory(s)});
    }
    for (std::size_t b = 0; b < t.samples; ++b) {
        const SoftModes zero = samplers[reference].sample(t.seed, b);
        for (std::size_t p = 0; p < rows.size(); ++p) {
            const SoftModes drawn = p == reference ? zero : samplers[p].sample(t.seed, b);
            rows[p].samples.push_back(two_level_systems(drawn, t.material, kelvin(drawn, zero, t)));
        }
    }
    return rows;
}

bool is_limit(const TranslatedEnsemble& row, const Quantity& quantity) {
    return std::ranges::any_of(quantity.counts, [&](double SoftModes::*count) {
        return count != nullptr && row.modes.*count == 0;
    });
}

Estimate estimate(const TranslatedEnsemble& row, const Quantity& quantity) {
    std::vector<double> samples;
    for (const TwoLevelSystems& sample : row.samples)
        samples.push_back(sample.*quantity.value);
    const double value = row.value.*quantity.value;
    Estimate e = estimate(value, samples, is_limit(row, quantity));
    if (quantity.value == &TwoLevelSystems::f_narrow_over_f && row.modes.narrow_share == 1) {
        e.interval.high = std::max(e.interval.high, value); // a share ends at one, so do intervals
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

} // namespace physics
