#include "physics/ensemble/estimates.hpp"
#include "physics/ensemble/silicon.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"

#include <doctest/doctest.h>

using namespace physics;

namespace {

const Quantity& quantity(std::string_view name) {
    for (const Quantity& q : quantities())
        if (q.name == name)
            return q;
    throw std::invalid_argument("no such quantity");
}

Translation translation(std::size_t ensembles) {
    return {.material = silicon::material,
            .reading = silicon::reading,
            .cutoff = std::vector<double>(ensembles, 0.12),
            .reference_parent_temperature = 0.55,
            .reference_debye_temperature = 530,
            .scaled_debye = true,
            .sampling = {.samples = 150, .seed = 1, .few_events = 9}};
}

double below_spinodal(Random& random) { return 1.2 * random.uniform(); }

/// t in the strip for about one mode of thirty.
double often_in_strip(Random& random) {
    return random.uniform() < 1.0 / 30 ? 1.64 + 0.09 * random.uniform() : random.uniform();
}

} // namespace

TEST_CASE(
    "n_0 of a known ensemble is recovered, and its interval holds the truth in 68 % of repeats") {
    SoftModes exact{};
    exact.glasses = 1;
    exact.particles = 2000;
    exact.harmonic.cutoff = 1;
    exact.harmonic.below = 3 * 2000 * 500 / 5.0;
    exact.nonlinear.all = 30;
    exact.nonlinear.strip = 1;
    exact.c1 = 0.8;
    const double truth = two_level_systems(exact, silicon::reading, silicon::material, 530).n0;
    constexpr int repeats = 120;
    int hits = 0;
    double mean = 0;
    for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
        const auto e =
            synthetic::make({.glasses = 60, .scatter = 0.05, .t = often_in_strip}, repeat);
        const Estimate n0 = estimate(translate({e}, translation(1))[0], quantity("n0"));
        hits += n0.interval.low <= truth && truth <= n0.interval.high ? 1 : 0;
        mean += n0.value / repeats;
    }
    CHECK(mean == doctest::Approx(truth).epsilon(0.1));
    CHECK(std::abs(hits / double(repeats) - 0.68) < 0.13); // three standard deviations
}

TEST_CASE("an empty strip gives f < 17.5 x_0/0.10 times 3.0/N_window at 95 %") {
    const auto e = synthetic::make({.glasses = 400, .t = below_spinodal}, 1);
    Translation t = translation(1);
    t.sampling.samples = 4000;
    const auto row = translate({e}, t)[0];
    const Estimate f = estimate(row, quantity("f"));
    CHECK(is_limit(row, quantity("f")));
    CHECK_FALSE(is_limit(row, quantity("DL")));
    CHECK(f.value == doctest::Approx(17.485 * row.value.omega0_over_omegaD / 0.10 * 2.996 /
                                     row.modes.nonlinear.all)
                         .epsilon(0.06));
    CHECK(f.interval.low == 0);
    CHECK(f.interval.high95 == f.value);
    CHECK(f.interval.high == doctest::Approx(f.value * 1.139 / 2.996).epsilon(0.06));
}

TEST_CASE("no mode below the cut-off gives A_4 < 5 x 3.0/(3N n_s x_c^5) at 95 %") {
    const auto e = synthetic::make({.glasses = 50, .A4 = 0}, 1);
    Translation t = translation(1);
    t.sampling.samples = 4000;
    const auto row = translate({e}, t)[0];
    CHECK(is_limit(row, quantity("A4")));
    CHECK(is_limit(row, quantity("n0_kernel")));
    CHECK(estimate(row, quantity("A4")).value ==
          doctest::Approx(quartic_prefactor(2.996, 2000, 50, 0.12)).epsilon(0.04));
}

TEST_CASE("one mode in the strip: the interval of f spans the Poisson range, not zero to two") {
    Ensemble e = synthetic::make({.glasses = 200, .t = below_spinodal}, 1);
    CubicMode& mode = e.glasses[7].cubic.emplace_back(e.glasses[0].cubic.at(0));
    mode.kappa = 1.7 * std::sqrt(mode.chi) * mode.frequency;
    Translation t = translation(1);
    t.sampling.samples = 4000;
    const Estimate f = estimate(translate({e}, t)[0], quantity("f_scaled"));
    CHECK(f.interval.low / f.value == doctest::Approx(0.712).epsilon(0.06));
    CHECK(f.interval.high / f.value == doctest::Approx(3.289).epsilon(0.06));
}

TEST_CASE("a mode beyond symmetric wells is a double well all the same") {
    Ensemble e = synthetic::make({.glasses = 200, .t = below_spinodal}, 1);
    CHECK(is_limit(translate({e}, translation(1))[0], quantity("double_well_share")));
    for (const double t : {1.7, 2.5}) {
        CubicMode& mode = e.glasses[7].cubic.emplace_back(e.glasses[0].cubic.at(0));
        mode.kappa = t * std::sqrt(mode.chi) * mode.frequency;
    }
    const auto row = translate({e}, translation(1))[0];
    CHECK(row.modes.nonlinear.strip == 1);
    CHECK(estimate(row, quantity("double_well_share")).value ==
          doctest::Approx(2 / row.modes.nonlinear.all));
}

TEST_CASE("where every mode is a double well their share is one at most, and uncertain") {
    const auto deep = [](Random& random) { return 1.7 + random.uniform(); };
    const auto row = translate({synthetic::make({.glasses = 30, .t = deep}, 1)}, translation(1))[0];
    const Estimate share = estimate(row, quantity("double_well_share"));
    CHECK(share.value == 1);
    CHECK(share.interval.high95 <= 1);
    CHECK(share.interval.low95 < 1);
    CHECK(share.interval.low95 > 0.9);
}

TEST_CASE("modes spread evenly over the window: f of a narrower one is as large by scale") {
    const auto e = synthetic::make({.glasses = 2000, .t = often_in_strip}, 2);
    const auto row = translate({e}, translation(1))[0];
    const Estimate ratio = estimate(row, quantity("f_narrow_over_f"));
    // the share of the strip is the same; its middle lies at 0.07 instead of 0.10
    CHECK(ratio.interval.low95 < 10.0 / 7);
    CHECK(ratio.interval.high95 > 10.0 / 7);
    CHECK(ratio.interval.high95 - ratio.interval.low95 < 0.6);
}

TEST_CASE("two modes in the strip, both low: the ratio of f has the Poisson error of the others") {
    Ensemble e = synthetic::make({.glasses = 200, .t = below_spinodal}, 1);
    for (const std::size_t glass : {3UL, 7UL}) {
        const double omega = 0.06 * debye_frequency(e, every_glass(e));
        e.glasses[glass].cubic.push_back({omega, 1.7 * omega, 1});
    }
    Translation t = translation(1);
    t.sampling.samples = 4000;
    const auto row = translate({e}, t)[0];
    const Estimate ratio = estimate(row, quantity("f_narrow_over_f"));
    const double all = row.modes.nonlinear.all / row.modes.nonlinear.narrow * 10 / 7;
    CHECK(ratio.value == doctest::Approx(all));
    // the share of the low ones is beta(3, 1): 2.5 % of it lie below 0.292
    CHECK(ratio.interval.low95 / all == doctest::Approx(0.292).epsilon(0.1));
    CHECK(ratio.interval.high95 <= all * 1.2);
}

TEST_CASE("no mode in the narrower strip leaves the ratio unknown, whatever the wider one holds") {
    Ensemble e = synthetic::make({.t = below_spinodal}, 1);
    for (const bool empty : {true, false}) {
        if (!empty) {
            const double omega = 0.12 * debye_frequency(e, every_glass(e));
            e.glasses[3].cubic.push_back({omega, 1.7 * omega, 1});
        }
        const auto row = translate({e}, translation(1))[0];
        CHECK(row.modes.nonlinear.strip == (empty ? 0 : 1));
        const Estimate ratio = estimate(row, quantity("f_narrow_over_f"));
        CHECK(std::isnan(ratio.value));
        CHECK(std::isnan(ratio.interval.high95));
    }
}

TEST_CASE("the reference keeps 530 K in every sample; the other temperature carries both errors") {
    const auto reference = synthetic::make({.glasses = 40, .scatter = 0.05}, 1);
    const auto other =
        synthetic::make({.parent_temperature = 0.3, .glasses = 40, .scatter = 0.05}, 2);
    const auto rows = translate({other, reference}, translation(2));
    for (const TwoLevelSystems& sample : rows[1].samples)
        CHECK(sample.debye_temperature == doctest::Approx(530).epsilon(1e-14));
    const Estimate kelvin = estimate(rows[0], quantity("debye_temperature"));
    // omega_D ~ sqrt(G): 0.05/2/sqrt(40) of each, in quadrature
    CHECK((kelvin.interval.high - kelvin.interval.low) / 2 / 530 ==
          doctest::Approx(0.025 * std::sqrt(2.0 / 40)).epsilon(0.3));
}

TEST_CASE("one Debye temperature for all, if so wished") {
    Translation t = translation(2);
    t.scaled_debye = false;
    const auto rows = translate({synthetic::make({.parent_temperature = 0.8, .scatter = 0.1}, 1),
                                 synthetic::make({.parent_temperature = 0.55}, 2)},
                                t);
    const Estimate debye = estimate(rows[0], quantity("debye_temperature"));
    CHECK(debye.value == 530);
    CHECK(debye.interval.high == 530);
}

TEST_CASE("a ratio carries the errors of both temperatures, and no limit below the line") {
    const auto hot = synthetic::make({.glasses = 200, .A4 = 800}, 1);
    const auto cold = synthetic::make({.parent_temperature = 0.3, .glasses = 50, .A4 = 100}, 2);
    const auto none = synthetic::make({.parent_temperature = 0.2, .glasses = 50, .A4 = 0}, 3);
    auto rows = translate({hot, cold, none}, translation(3));
    const Quantity& A4 = quantity("A4");
    const Estimate fall = relative(rows[1], rows[0], A4), own = estimate(rows[1], A4);
    CHECK(fall.value == rows[1].value.A4 / rows[0].value.A4);
    CHECK((fall.interval.high - fall.interval.low) / fall.value >
          (own.interval.high - own.interval.low) / own.value);
    CHECK(relative(rows[0], rows[0], A4).value == 1);
    CHECK(relative(rows[2], rows[0], A4).interval.low == 0);
    CHECK(std::isnan(relative(rows[0], rows[2], A4).value));
}

TEST_CASE("a parent temperature without a cubic mode has no c_1, and its A_4 all the same") {
    const auto reference = synthetic::make({.glasses = 40}, 1);
    const auto cold = synthetic::make({.parent_temperature = 0.3, .cubic_modes = 0}, 2);
    const auto rows = translate({reference, cold}, translation(2));
    CHECK(std::isfinite(estimate(rows[0], quantity("n0")).value));
    for (const char* unknown : {"c1", "omega0_over_omegaD", "C0", "DL", "f", "n0", "n0_tail"}) {
        const Estimate none = estimate(rows[1], quantity(unknown));
        CHECK(std::isnan(none.value));
        CHECK(std::isnan(none.interval.high95));
    }
    CHECK(estimate(rows[1], quantity("A4")).interval.low > 0);
    CHECK(std::isfinite(estimate(rows[1], quantity("debye_temperature")).value));
}

TEST_CASE("a study without the reference or of one glass is refused") {
    const auto cold = synthetic::make({.parent_temperature = 0.3}, 1);
    CHECK_THROWS_WITH_AS(translate({cold}, translation(1)),
                         "no glass has the parent temperature 0.550000", std::invalid_argument);
    CHECK_THROWS_AS(translate({synthetic::make({.glasses = 1}, 1)}, translation(1)),
                    std::invalid_argument);
}
