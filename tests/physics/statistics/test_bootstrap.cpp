#include "physics/ensemble/draws.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/ensemble/synthetic.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace physics;

namespace {

double prefactor(const Ensemble& e, const Draw& draw) {
    const double omega = debye_frequency(e, draw);
    return quartic_prefactor(static_cast<double>(count_modes(e, draw, omega, 0, 0.16)), e.particles,
                             static_cast<double>(draw.size()), 0.16);
}

double mean_pressure(const Ensemble& e, const Draw& draw) { return mean_moduli(e, draw).pressure; }

/// How often the 68 % interval of `statistic` holds the true value.
double coverage(const synthetic::Recipe& recipe, double truth,
                double (*statistic)(const Ensemble&, const Draw&)) {
    constexpr int repeats = 300, samples = 300;
    int hits = 0;
    for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
        const Ensemble e = synthetic::make(recipe, 100 + repeat);
        const auto groups = independent_groups(e);
        std::vector<double> values;
        for (std::size_t s = 0; s < samples; ++s) {
            Random random = bootstrap_stream(repeat, 0.55, s);
            values.push_back(statistic(e, resample(groups, random)));
        }
        const Interval i = interval(values);
        hits += i.low <= truth && truth <= i.high ? 1 : 0;
    }
    return hits / double(repeats);
}

} // namespace

TEST_CASE("the 68 % interval of A_4 holds the truth in 68 % of repeats") {
    // 300 repeats: one standard deviation is 2.7 %
    CHECK(std::abs(coverage({.glasses = 60, .A4 = 100, .scatter = 0.1}, 100, prefactor) - 0.68) <
          0.08);
    CHECK(std::abs(coverage({.glasses = 64, .chains = 4, .A4 = 100}, 100, prefactor) - 0.68) <
          0.08);
}

TEST_CASE("and nearly so for what four chains remember over several samples") {
    // g = 4: taken as independent, the glasses would give 38 %
    const double found =
        coverage({.glasses = 400, .chains = 4, .A4 = 0, .memory = 0.6}, 20, mean_pressure);
    CHECK(found > 0.55);
    CHECK(found < 0.76);
}

namespace {

/// Groups of `sizes[c]` glasses, all alike in a group, of normal value.
struct Alike {
    std::vector<Draw> groups;
    std::vector<double> values; ///< of the glasses
};
Alike alike(const std::vector<std::size_t>& sizes, Random& random) {
    Alike a;
    for (const std::size_t size : sizes) {
        Draw& group = a.groups.emplace_back();
        const double value = random.normal();
        for (std::size_t k = 0; k < size; ++k) {
            group.push_back(a.values.size());
            a.values.push_back(value);
        }
    }
    return a;
}

struct Coverage {
    double inner, outer; ///< of 68 % and 95 % intervals
};
/// How often intervals of the mean hold zero.
Coverage coverage_of_means(const std::vector<std::size_t>& sizes) {
    constexpr int repeats = 1000, samples = 600; // one standard deviation is 1.5 %, 0.7 %
    int inner = 0, outer = 0;
    for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
        Random random(repeat, 5);
        const Alike a = alike(sizes, random);
        std::vector<double> means;
        for (int s = 0; s < samples; ++s) {
            const Draw draw = resample(a.groups, random);
            double sum = 0;
            for (const std::size_t g : draw)
                sum += a.values[g];
            means.push_back(sum / static_cast<double>(draw.size()));
        }
        const Interval i = interval(means);
        inner += i.low <= 0 && 0 <= i.high ? 1 : 0;
        outer += i.low95 <= 0 && 0 <= i.high95 ? 1 : 0;
    }
    return {inner / double(repeats), outer / double(repeats)};
}

} // namespace

TEST_CASE("intervals of a mean from few groups hold the truth as often as they say") {
    for (const std::size_t count : {8UL, 16UL, 60UL}) {
        const Coverage of = coverage_of_means(std::vector<std::size_t>(count, 1));
        INFO(count << " groups: " << of.inner << ", " << of.outer);
        CHECK(std::abs(of.inner - 0.68) < 0.06);
        CHECK(std::abs(of.outer - 0.95) < 0.025);
    }
}

TEST_CASE(
    "from four groups no more often than seven times of eight, from unequal ones more often") {
    const Coverage four = coverage_of_means({1, 1, 1, 1});
    CHECK(four.outer > 0.84);
    CHECK(four.outer < 0.90);
    const Coverage unequal = coverage_of_means({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20, 25, 30});
    CHECK(unequal.inner > 0.68);
    CHECK(unequal.outer > 0.95);
}

TEST_CASE("groups of very unequal size have one degree of freedom at least, one group has none") {
    CHECK(degrees_of_freedom({{0}, {1}, {2}, {3}}) == doctest::Approx(3));
    CHECK(degrees_of_freedom({Draw(99, 0), {1}}) == 1);
    Random random(1, 1);
    CHECK_THROWS_AS(resample({{0, 1}}, random), std::invalid_argument);
    CHECK_THROWS_AS(resample({}, random), std::invalid_argument);
}

TEST_CASE("two glasses have an error, one has none") {
    Ensemble two = synthetic::make({.glasses = 2, .chains = 1}, 1);
    CHECK(independent_groups(two).size() == 2);
    CHECK_THROWS_AS(independent_groups(synthetic::make({.glasses = 1}, 1)), std::invalid_argument);
}

TEST_CASE("a sample of one parent temperature does not depend on the others, nor on the order") {
    Random a = bootstrap_stream(9, 0.30, 5), b = bootstrap_stream(9, 0.30, 5);
    CHECK(a.uniform() == b.uniform());
    std::set<double> first;
    for (const double t : {0.80, 0.55, 0.35, 0.30})
        for (std::size_t s = 0; s < 100; ++s)
            first.insert(bootstrap_stream(9, t, s).uniform());
    CHECK(first.size() == 400);
}

TEST_CASE("intervals are percentiles of the samples that are defined") {
    std::vector<double> values{std::nan("")};
    for (int i = 0; i <= 1000; ++i)
        values.push_back(i);
    CHECK(interval(values).low == doctest::Approx(160));
    CHECK(interval(values).high == doctest::Approx(840));
    CHECK(interval(values).low95 == doctest::Approx(25));
    CHECK(interval(values).high95 == doctest::Approx(975));
    CHECK(upper_limit(values).low95 == 0);
    CHECK(upper_limit(values).high == doctest::Approx(680));
    CHECK(upper_limit(values).high95 == doctest::Approx(950));
    CHECK(std::isnan(upper_limit({std::nan("")}).low)); // nothing known is not "from zero on"
    CHECK(std::isnan(interval({std::nan("")}).low));
}

TEST_CASE("where more than one sample in twenty is undefined there is no interval") {
    std::vector<double> samples(100, 1.0);
    std::fill_n(samples.begin(), 5, std::nan(""));
    CHECK(interval(samples).low95 == 1);
    CHECK(upper_limit(samples).high95 == 1);
    samples[5] = std::nan("");
    CHECK(std::isnan(interval(samples).low95));
    CHECK(std::isnan(upper_limit(samples).high95));
}

TEST_CASE("without a value there is no interval") {
    for (const bool is_limit : {false, true}) {
        const Estimate none = estimate(std::nan(""), {1, 2, 3}, is_limit);
        CHECK(std::isnan(none.value));
        CHECK(std::isnan(none.interval.low));
        CHECK(std::isnan(none.interval.high95));
    }
}

TEST_CASE("the jackknife error of a mean is s/sqrt(C)") {
    const std::vector<double> values{1, 4, 4, 7, 9};
    double mean = 5, s2 = 0;
    for (const double v : values)
        s2 += (v - mean) * (v - mean) / 4;
    const std::vector<Draw> groups{{0}, {1}, {2}, {3}, {4}};
    const double error = jackknife_error(groups, [&](const Draw& draw) {
        double sum = 0;
        for (const std::size_t g : draw)
            sum += values[g];
        return sum / static_cast<double>(draw.size());
    });
    CHECK(error == doctest::Approx(std::sqrt(s2 / 5)));
}
