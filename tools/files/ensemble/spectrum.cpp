#include "files/ensemble/spectrum.hpp"

#include "files/ensemble/estimates.hpp"
#include "physics/ensemble/spectrum_curves.hpp"

#include <string>

namespace files {
namespace {

using physics::CountedEstimate;
using physics::Ensemble;
using physics::Estimate;
using physics::SpectrumEstimate;

const std::string group = "/spectrum";

/// The estimates, or the modes, of several counts of a parent temperature.
template <class Part>
auto each(std::vector<CountedEstimate> SpectrumEstimate::*counts, Part CountedEstimate::*part) {
    return [counts, part](const SpectrumEstimate& e) {
        std::vector<Part> parts;
        for (const CountedEstimate& count : e.*counts)
            parts.push_back(count.*part);
        return parts;
    };
}

const std::tuple bin_columns{
    WithInterval{"density",
                 each(&SpectrumEstimate::density, &CountedEstimate::estimate),
                 {"1", "D(omega) omega_D; NaN where a glass is not complete"},
                 "B"},
    Column{"count",
           each(&SpectrumEstimate::density, &CountedEstimate::modes),
           {"1", "modes in the bin; -1 where a glass is not complete"},
           "B"}};

const std::tuple cutoff_columns{
    WithInterval{"A4",
                 each(&SpectrumEstimate::prefactors, &CountedEstimate::estimate),
                 {"1", "A_4 omega_D^5; NaN where a glass is not complete"},
                 "K"},
    Column{"modes",
           each(&SpectrumEstimate::prefactors, &CountedEstimate::modes),
           {"1", "below x_c; -1 where a glass is not complete"},
           "K"},
    WithInterval{"exponent",
                 &SpectrumEstimate::exponents,
                 {"1", "beta of omega^beta below x_c, maximum likelihood; NaN for fewer than "
                       "fewest_modes, or where a glass is not complete"},
                 "K"}};

/// A parent temperature of the fit.
struct FitRow {
    double cutoff;
    std::int64_t modes, glasses, counted;
    Estimate prefactor, end;
    std::int64_t limit;
    Estimate exponent;
};
const std::tuple fit_columns{
    Column{"cutoff", &FitRow::cutoff, {"1", "x_c = omega/omega_D"}},
    Column{"modes", &FitRow::modes, {"1", "below x_c"}},
    Column{"glasses", &FitRow::glasses, {"1", "number of glasses"}},
    Column{"counted",
           &FitRow::counted,
           {"1", "glasses in which a count by inertia proves that no mode is missed"}},
    WithInterval{"A4", &FitRow::prefactor, {"1", "A_4 omega_D^5"}},
    WithInterval{"end",
                 &FitRow::end,
                 {"1", "x_c up to which A4 agrees with the fit; upper ends: from which on it is "
                       "less, infinite if nowhere"}},
    Column{"limit", &FitRow::limit, {"1", "1: no mode, A4 is a limit"}},
    WithInterval{
        "exponent",
        &FitRow::exponent,
        {"1",
         "beta of omega^beta below x_c, maximum likelihood; NaN for fewer than fewest_modes"}}};

struct GlassRow {
    double parent_temperature;
    std::int64_t id, chain, modes_below;
};
const std::tuple glass_columns{
    Column{"parent_temperature", &GlassRow::parent_temperature, {"e/k_B", "of its liquid"}},
    Column{"id", &GlassRow::id, {"1", "glass"}},
    Column{"chain", &GlassRow::chain, {"1", "-1: unknown"}},
    Column{"modes_below", &GlassRow::modes_below, {"1", "the cut-off of the fit"}}};

void write_density(Output& file, const Spectrum& spectrum) {
    const std::vector<double>& edges = spectrum.plans.front().bin_edges;
    file.write<double>(group + "/bin_edges", edges, {{"B + 1", edges.size()}},
                       {"1", "omega/omega_D"});
    write_table(file, group, "P", spectrum.estimates, bin_columns);
}

void write_fit(Output& file, const Ensembles& ensembles, const Spectrum& spectrum) {
    std::vector<FitRow> rows;
    std::vector<physics::Blocking> blockings;
    for (std::size_t p = 0; p < ensembles.parents.size(); ++p) {
        const SpectrumEstimate& e = spectrum.estimates[p];
        rows.push_back({spectrum.plans[p].fit_cutoff,
                        e.prefactor.modes,
                        static_cast<std::int64_t>(ensembles.parents[p].glasses.size()),
                        physics::counted_glasses(ensembles.parents[p]),
                        e.prefactor.estimate,
                        {e.end.above, {e.end.above, e.end.below, e.end.above, e.end.below}},
                        e.prefactor.modes == 0 ? 1 : 0,
                        e.exponent});
        blockings.push_back(e.blocking);
    }
    write_table(file, group + "/fit", "P", rows, fit_columns);
    write_memory(file, group + "/fit", blockings, "modes below x_c");
}

void write_cutoffs(Output& file, const Spectrum& spectrum) {
    const std::vector<double>& cutoffs = spectrum.plans.front().cutoffs;
    file.write<double>(group + "/cutoffs/cutoff", cutoffs, {{"K", cutoffs.size()}},
                       {"1", "x_c = omega/omega_D"});
    write_table(file, group + "/cutoffs", "P", spectrum.estimates, cutoff_columns);
}

void write_curves(Output& file, const Spectrum& spectrum) {
    constexpr std::size_t points = 101;
    const auto curves =
        physics::spectrum_curves(spectrum.estimates, spectrum.plans.front().bin_edges, points);
    std::vector<double> quartic;
    for (const std::vector<double>& each : curves.quartic)
        quartic.insert(quartic.end(), each.begin(), each.end());
    file.write<double>(group + "/curve/frequency", curves.frequency, {{"Q", points}},
                       {"1", "omega/omega_D"});
    file.write<double>(group + "/curve/quartic", quartic,
                       {{"P", curves.quartic.size()}, {"Q", points}}, {"1", "A_4 omega^4 omega_D"});
    file.write<double>(group + "/curve/debye", curves.debye, {{"Q", points}},
                       {"1", "3 (omega/omega_D)^2"});
}

void write_glass_counts(Output& file, const Ensembles& ensembles, const Spectrum& spectrum) {
    std::vector<GlassRow> glasses;
    for (std::size_t p = 0; p < ensembles.parents.size(); ++p) {
        const Ensemble& e = ensembles.parents[p];
        const auto& below = spectrum.estimates[p].modes_of_glass;
        for (std::size_t g = 0; g < e.glasses.size(); ++g)
            glasses.push_back({e.parent_temperature, e.glasses[g].id, e.glasses[g].chain,
                               static_cast<std::int64_t>(below[g])});
    }
    write_table(file, group + "/glass", "F", glasses, glass_columns);
}

} // namespace

void write_spectrum(Output& file, const Ensembles& ensembles, const Spectrum& spectrum) {
    write_lineage(file, ensembles.lineage);
    write_parent_temperatures(file, group, ensembles.parents);
    write_density(file, spectrum);
    write_fit(file, ensembles, spectrum);
    write_cutoffs(file, spectrum);
    write_curves(file, spectrum);
    write_glass_counts(file, ensembles, spectrum);
}

std::vector<double> read_fit_cutoffs(const Input& file, const Ensembles& ensembles) {
    const std::size_t parents = ensembles.parents.size();
    const auto temperature = file.read<double>(group + "/parent_temperature", {parents});
    for (std::size_t p = 0; p < parents; ++p)
        if (temperature[p] != ensembles.parents[p].parent_temperature)
            throw Error(file.path().string() + ": " + group + "/parent_temperature holds " +
                        std::to_string(temperature[p]) + ", expected " +
                        std::to_string(ensembles.parents[p].parent_temperature) +
                        " as in the Debye file");
    return file.read<double>(group + "/fit/cutoff", {parents});
}

} // namespace files
