#include "physics/ensemble/spectrum_estimate.hpp"
#include "physics/ensemble/synthetic.hpp"

#include <doctest/doctest.h>

using namespace physics;

namespace {

SpectrumPlan plan() {
    SpectrumPlan p{.bin_edges = {},
                   .fit_cutoff = 0.12,
                   .first_plane_wave = 0.15,
                   .cutoffs = {0.06, 0.12, 0.15},
                   .fewest_modes = 10,
                   .sampling = {.samples = 400, .seed = 1, .few_events = 9}};
    for (int b = 0; b <= 16; ++b)
        p.bin_edges.push_back(0.01 * b);
    return p;
}

} // namespace

TEST_CASE("intervals of every bin and cut-off are as wide as the counts allow") {
    // Glasses are independent, so a count n has the error of a Poisson variable, sqrt(n).
    const SpectrumEstimate s = estimate_spectrum(synthetic::make({.glasses = 100}, 1), plan());
    for (const CountedEstimate& e : {s.prefactor, s.prefactors[1], s.density[11]}) {
        const double width = (e.estimate.interval.high - e.estimate.interval.low) / 2;
        CHECK(width / e.estimate.value ==
              doctest::Approx(1 / std::sqrt(static_cast<double>(e.modes))).epsilon(0.3));
        CHECK(e.estimate.interval.low95 < e.estimate.interval.low);
    }
    CHECK(s.prefactor.estimate.value == s.prefactors[1].estimate.value);
    CHECK(s.prefactor.estimate.interval.low == s.prefactors[1].estimate.interval.low);
}

TEST_CASE("exponents have the error (beta + 1)/sqrt(n) of n independent modes") {
    const SpectrumEstimate s = estimate_spectrum(synthetic::make({.glasses = 400}, 1), plan());
    CHECK(s.exponent.value == s.exponents[1].value);
    CHECK(s.exponent.interval.low == s.exponents[1].interval.low);
    for (std::size_t k = 0; k < s.exponents.size(); ++k) {
        const Estimate& beta = s.exponents[k];
        const double width = (beta.interval.high - beta.interval.low) / 2;
        const double expected = 5 / std::sqrt(static_cast<double>(s.prefactors[k].modes));
        CHECK(width == doctest::Approx(expected).epsilon(0.3));
        CHECK(std::abs(beta.value - 4) < 3 * expected);
    }
}

TEST_CASE("exponents of glasses that are alike along a chain are no more certain than the chains") {
    Ensemble e = synthetic::make({.glasses = 400, .chains = 4, .highest = 0.15}, 1);
    for (MeasuredGlass& glass : e.glasses) {
        glass.sweep = 100 * (glass.id / 4);
        glass.harmonic = e.glasses[static_cast<std::size_t>(glass.chain)].harmonic;
    }
    const SpectrumEstimate s = estimate_spectrum(e, plan());
    const double width = (s.exponent.interval.high - s.exponent.interval.low) / 2;
    const auto modes = static_cast<double>(s.prefactor.modes);
    CHECK(width > 3 * (s.exponent.value + 1) / std::sqrt(modes));
}

TEST_CASE("an exponent needs fewest_modes below its own cut-off") {
    SpectrumPlan p = plan();
    const Ensemble e = synthetic::make({.glasses = 40}, 1);
    p.fewest_modes = static_cast<std::size_t>(estimate_spectrum(e, p).prefactors[0].modes) + 1;
    const SpectrumEstimate s = estimate_spectrum(e, p);
    CHECK(std::isnan(s.exponents[0].value));
    CHECK(std::isnan(s.exponents[0].interval.low));
    CHECK(std::isfinite(s.exponents[1].interval.low));
}

TEST_CASE("where no mode is seen A_4 is an upper limit, and a bin an empty one with an upper end") {
    const SpectrumEstimate s =
        estimate_spectrum(synthetic::make({.glasses = 20, .A4 = 0}, 1), plan());
    CHECK(s.prefactor.modes == 0);
    CHECK(s.prefactor.estimate.interval.low == 0);
    CHECK(s.prefactor.estimate.value == s.prefactor.estimate.interval.high95);
    CHECK(s.prefactor.estimate.value ==
          doctest::Approx(quartic_prefactor(2.996, 2000, 20, 0.12)).epsilon(0.15)); // 400 samples
    CHECK(std::isnan(s.exponent.value));
    CHECK(std::isnan(s.exponent.interval.high));
    CHECK(s.density[3].estimate.value == 0);
    CHECK(s.density[3].estimate.interval.high > 0);
}

TEST_CASE("a bin or cut-off beyond the least complete glass is not a number") {
    Ensemble e = synthetic::make({}, 1);
    e.glasses[4].complete_below = 0.145 * debye_frequency(e, every_glass(e));
    const SpectrumEstimate s = estimate_spectrum(e, plan());
    CHECK(s.density[13].modes >= 0);
    CHECK(s.density[14].modes == -1);
    CHECK(std::isnan(s.density[14].estimate.value));
    CHECK(std::isnan(s.prefactors[2].estimate.value));
    CHECK(std::isnan(s.exponents[2].value));
    SpectrumPlan too_far = plan();
    too_far.fit_cutoff = 0.15;
    CHECK_THROWS_AS(estimate_spectrum(e, too_far), std::invalid_argument);
}

TEST_CASE("the law reaches the last cut-off where it holds, no higher than the first plane wave") {
    const Ensemble e = synthetic::make({.glasses = 200}, 1);
    const SpectrumEstimate s = estimate_spectrum(e, plan());
    CHECK(s.end.above == 0.15);
    CHECK(std::isinf(s.end.below));
    SpectrumPlan hidden = plan();
    hidden.first_plane_wave = 0.13;
    CHECK(estimate_spectrum(e, hidden).end.above == 0.12);
}

TEST_CASE(
    "where modes above 0.12 are taken out the law ends there, whatever plane waves may hide") {
    Ensemble e = synthetic::make({.glasses = 200}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    for (MeasuredGlass& glass : e.glasses)
        std::erase_if(glass.harmonic, [&](const auto& m) { return m.frequency > 0.12 * omega; });
    SpectrumPlan fine = plan();
    fine.first_plane_wave = 0.07;
    fine.cutoffs = {0.06, 0.12, 0.14, 0.15};
    const SpectrumEstimate s = estimate_spectrum(e, fine);
    CHECK(s.end.above == 0.06);
    CHECK(s.end.below == 0.14);
}

TEST_CASE("modes beyond the law, as of plane waves, tell nothing of where it ends") {
    Ensemble e = synthetic::make({.glasses = 200}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    for (MeasuredGlass& glass : e.glasses)
        for (int wave = 0; wave < 12; ++wave)
            glass.harmonic.push_back({0.145 * omega, 1});
    for (MeasuredGlass& glass : e.glasses)
        std::ranges::sort(glass.harmonic, {}, &HarmonicMode::frequency);
    const SpectrumEstimate s = estimate_spectrum(e, plan());
    CHECK(s.end.above == 0.12);
    CHECK(std::isinf(s.end.below));
}

TEST_CASE("a count that forgets at once keeps its Poisson error under a pressure that never does") {
    Ensemble e = synthetic::make({.glasses = 400, .chains = 4}, 1);
    for (MeasuredGlass& glass : e.glasses) {
        glass.pressure = 20 + static_cast<double>(glass.chain);
        glass.sweep = 100 * (glass.id / 4);
    }
    const CountedEstimate A4 = estimate_spectrum(e, plan()).prefactor;
    const double width = (A4.estimate.interval.high - A4.estimate.interval.low) / 2;
    CHECK(width / A4.estimate.value ==
          doctest::Approx(1 / std::sqrt(static_cast<double>(A4.modes))).epsilon(0.2));
}

TEST_CASE("modes of a bin that are the same along a chain are no more certain than the chains") {
    Ensemble e = synthetic::make({.glasses = 400, .chains = 4}, 1);
    const double omega = debye_frequency(e, every_glass(e));
    for (MeasuredGlass& glass : e.glasses) {
        glass.sweep = 100 * (glass.id / 4);
        std::erase_if(glass.harmonic, [&](const auto& m) { return m.frequency > 0.13 * omega; });
        for (std::int64_t wave = 0; wave <= glass.chain; ++wave)
            glass.harmonic.push_back({0.135 * omega, 1});
    }
    const CountedEstimate bin = estimate_spectrum(e, plan()).density[13];
    CHECK(bin.modes == 1000);
    // 1, 2, 3, 4 waves: standard error 0.65 of 2.5; of independent glasses 0.056
    CHECK((bin.estimate.interval.high - bin.estimate.interval.low) / bin.estimate.value > 0.3);
}
