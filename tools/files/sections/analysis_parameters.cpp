#include "files/sections/analysis_parameters.hpp"

#include "files/hdf5/h5.hpp"
#include "physics/tunnelling/constants.hpp"

#include <cmath>

namespace files {
namespace {

constexpr int most_points = 1000000; // of a curve: more is a slip, and may not fit into memory

std::size_t positive_integer(Parameters& p, const std::string& key) {
    return static_cast<std::size_t>(p.integer(key, 1));
}

void expect_ascending(const Parameters& p, const std::string& low_key, double low,
                      const std::string& high_key, double high) {
    if (!(low < high))
        throw Error(p.name() + ": " + low_key + " is " + std::to_string(low) +
                    ", expected less than " + high_key + ", " + std::to_string(high));
}

std::vector<double> bin_edges(Parameters& p) {
    const double width = p.positive("bin_width"), highest = p.positive("highest");
    const double bins = std::round(highest / width);
    if (bins > most_points)
        throw Error(p.name() + ": bin_width makes more than " + std::to_string(most_points) +
                    " bins, expected a wider one");
    if (bins < 1 || std::abs(bins * width - highest) > 1e-9)
        throw Error(p.name() + ": highest is " + std::to_string(highest) +
                    ", expected a whole number of bin_width, " + std::to_string(width));
    std::vector<double> edges;
    for (int b = 0; b <= static_cast<int>(bins); ++b)
        edges.push_back(b * highest / bins);
    return edges;
}

/// Evenly spaced, both ends included.
std::vector<double> cutoffs(Parameters& p) {
    const double low = p.positive("lowest_cutoff"), high = p.positive("highest_cutoff");
    const std::int64_t steps = p.integer("cutoff_steps", 2);
    if (steps > most_points)
        throw Error(p.name() + ": cutoff_steps is " + std::to_string(steps) +
                    ", expected at most " + std::to_string(most_points));
    expect_ascending(p, "lowest_cutoff", low, "highest_cutoff", high);
    std::vector<double> values;
    for (int s = 0; s < steps; ++s)
        values.push_back(low + (high - low) * s / static_cast<double>(steps - 1));
    return values;
}

physics::Sampling sampling(Parameters& p) {
    return {positive_integer(p, "bootstrap_samples"),
            static_cast<std::uint64_t>(p.integer("seed", 0)), positive_integer(p, "few_events")};
}

physics::MedianOver median_over(Parameters& p) {
    const std::string word = p.word("c1_of", {"nonlinear", "typical", "harmonic"});
    return word == "typical"    ? physics::MedianOver::typical
           : word == "harmonic" ? physics::MedianOver::harmonic
                                : physics::MedianOver::window;
}

} // namespace

DebyeStage read_debye_stage(Parameters& p) {
    const DebyeStage stage{p.positive("reference_parent_temperature"),
                           p.positive("reference_debye_temperature")};
    p.expect_no_more();
    return stage;
}

SpectrumStage read_spectrum_stage(Parameters& p) {
    SpectrumStage stage{.bin_edges = bin_edges(p),
                        .fit_below = p.positive("fit_below"),
                        .cutoffs = cutoffs(p),
                        .fewest_modes = positive_integer(p, "fewest_modes"),
                        .sampling = sampling(p)};
    p.expect_no_more();
    return stage;
}

N0Stage read_n0_stage(Parameters& p) {
    using physics::boltzmann;
    const physics::WorkedExample example{
        boltzmann * p.positive("example_E"), boltzmann * p.positive("example_smallest"),
        p.positive("example_W_over_E"), boltzmann * p.positive("example_W"),
        boltzmann * p.positive("example_splitting")};
    const physics::CountedStarts starts{p.positive("start_below"), p.positive("start_below_debye"),
                                        p.word("duplicates", {"once", "each"}) == "each"};
    physics::Translation t{
        .material = {.mass = p.positive("particle_mass"),
                     .spacing = p.positive("spacing"),
                     .splitting = boltzmann * p.positive("splitting"),
                     .smallest_tunnelling = boltzmann * p.positive("smallest_tunnelling")},
        .reading = {.window = {p.positive("window_low"), p.positive("window_high"),
                               p.positive("narrow_high")},
                    .chi_of = p.word("chi_of", {"each", "median"}) == "each"
                                  ? physics::ChiOf::each
                                  : physics::ChiOf::median,
                    .c1 = median_over(p),
                    .softest = positive_integer(p, "softest_modes"),
                    .typical_width = p.positive("typical_width"),
                    .fewest = {positive_integer(p, "fewest_modes"),
                               positive_integer(p, "fewest_for_median")}},
        .cutoff = {},
        .reference_parent_temperature = 0,
        .reference_debye_temperature = 0,
        .scaled_debye = p.word("debye_temperature", {"scaled", "reference"}) == "scaled",
        .sampling = sampling(p)};
    p.expect_no_more();
    const physics::Window& window = t.reading.window;
    expect_ascending(p, "window_low", window.low, "window_high", window.high);
    expect_ascending(p, "window_low", window.low, "narrow_high", window.narrow_high);
    if (window.narrow_high > window.high)
        expect_ascending(p, "narrow_high", window.narrow_high, "window_high", window.high);
    expect_ascending(p, "example_splitting", example.large_splitting / boltzmann, "example_W",
                     example.w / boltzmann);
    expect_ascending(p, "smallest_tunnelling", t.material.smallest_tunnelling / boltzmann,
                     "splitting", t.material.splitting / boltzmann);
    return {t, starts, example};
}

Kept read_catalogue_stage(Parameters& p) {
    const Kept kept{positive_integer(p, "fields"), positive_integer(p, "particles")};
    p.expect_no_more();
    return kept;
}

} // namespace files
