#include "files/sections/analysis_parameters.hpp"

#include "files/hdf5/h5.hpp"
#include "files/sections/material_limits.hpp"
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

physics::MedianOver median_over(Parameters& c1) {
    const std::string word = c1.word("of", {"nonlinear", "typical", "harmonic"});
    return word == "typical"    ? physics::MedianOver::typical
           : word == "harmonic" ? physics::MedianOver::harmonic
                                : physics::MedianOver::window;
}

physics::Window read_window(Parameters p) {
    return {p.positive("low"), p.positive("high"), p.positive("narrow_high")};
}

/// Energies are in kelvin there.
physics::Material read_material(Parameters p) {
    using physics::boltzmann;
    return {.mass = p.positive("mass", largest_mass),
            .spacing = p.positive("spacing", largest_spacing),
            .splitting = boltzmann * p.positive("splitting", largest_splitting),
            .smallest_tunnelling = boltzmann * p.positive("smallest_tunnelling")};
}

void check_n0(const Parameters& p, const physics::Window& window,
              const physics::Material& material) {
    using physics::boltzmann;
    expect_ascending(p, "window.low", window.low, "window.high", window.high);
    expect_ascending(p, "window.low", window.low, "window.narrow_high", window.narrow_high);
    if (window.narrow_high > window.high)
        expect_ascending(p, "window.narrow_high", window.narrow_high, "window.high", window.high);
    expect_ascending(p, "material.smallest_tunnelling", material.smallest_tunnelling / boltzmann,
                     "material.splitting", material.splitting / boltzmann);
}

} // namespace

RelaxationStage read_relaxation_stage(Parameters& p) {
    const RelaxationStage stage{p.positive("overlap_distance")};
    p.expect_no_more();
    return stage;
}

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
    const physics::CountedStarts starts{p.positive("start_below"), p.positive("start_below_debye"),
                                        p.word("duplicates", {"once", "each"}) == "each"};
    Parameters c1 = p.section("c1");
    const physics::Translation t{
        .material = read_material(p.section("material")),
        .reading = {.window = read_window(p.section("window")),
                    .chi_of = p.word("chi_of", {"each", "median"}) == "each"
                                  ? physics::ChiOf::each
                                  : physics::ChiOf::median,
                    .c1 = median_over(c1),
                    .softest = positive_integer(c1, "softest_modes"),
                    .typical_width = c1.positive("typical_width"),
                    .fewest = {positive_integer(p, "fewest_modes"),
                               positive_integer(p, "fewest_for_median")}},
        .cutoff = {},
        .reference_parent_temperature = 0,
        .reference_debye_temperature = 0,
        .scaled_debye = p.word("debye_temperature", {"scaled", "reference"}) == "scaled",
        .sampling = sampling(p)};
    p.expect_no_more();
    check_n0(p, t.reading.window, t.material);
    return {t, starts};
}

Kept read_catalogue_stage(Parameters& p) {
    const Kept kept{positive_integer(p, "fields"), positive_integer(p, "particles")};
    p.expect_no_more();
    return kept;
}

} // namespace files
