#include "files/ensemble/spectrum.hpp"

#include "files/ensemble/estimates.hpp"

#include <string>

namespace files {
namespace {

using physics::CountedEstimate;
using physics::Ensemble;
using physics::SpectrumEstimate;

const std::string group = "/spectrum";

std::vector<physics::Estimate> estimates_of(const std::vector<CountedEstimate>& counted) {
    std::vector<physics::Estimate> estimates;
    for (const CountedEstimate& c : counted)
        estimates.push_back(c.estimate);
    return estimates;
}

std::vector<std::int64_t> modes_of(const std::vector<CountedEstimate>& counted) {
    std::vector<std::int64_t> modes;
    for (const CountedEstimate& c : counted)
        modes.push_back(c.modes);
    return modes;
}

/// One member of every parent temperature, end to end.
template <class Member>
std::vector<CountedEstimate> joined(const Spectrum& spectrum, Member member) {
    std::vector<CountedEstimate> all;
    for (const SpectrumEstimate& e : spectrum.estimates)
        all.insert(all.end(), (e.*member).begin(), (e.*member).end());
    return all;
}

void write_density(Output& file, const Spectrum& spectrum, std::size_t parents) {
    const std::vector<double>& edges = spectrum.plans.front().bin_edges;
    const auto density = joined(spectrum, &SpectrumEstimate::density);
    const Extents shape{{"P", parents}, {"B", edges.size() - 1}};
    file.write<double>(group + "/bin_edges", edges, {{"B + 1", edges.size()}},
                       {"1", "omega/omega_D"});
    write_estimates(file, group + "/density", estimates_of(density), shape,
                    {"1", "D(omega) omega_D; NaN where a glass is not complete"});
    file.write<std::int64_t>(group + "/count", modes_of(density), shape,
                             {"1", "modes in the bin; -1 where a glass is not complete"});
}

void write_fit(Output& file, const Ensembles& ensembles, const Spectrum& spectrum) {
    std::vector<CountedEstimate> prefactor;
    std::vector<physics::Estimate> end;
    std::vector<double> cutoff, exponent, error;
    std::vector<std::int64_t> glasses, limit;
    std::vector<physics::Blocking> blockings;
    for (std::size_t p = 0; p < ensembles.parents.size(); ++p) {
        const SpectrumEstimate& e = spectrum.estimates[p];
        prefactor.push_back(e.prefactor);
        blockings.push_back(e.blocking);
        end.push_back({e.end.above, {e.end.above, e.end.below, e.end.above, e.end.below}});
        cutoff.push_back(spectrum.plans[p].fit_cutoff);
        exponent.push_back(e.exponent.value);
        error.push_back(e.exponent.error);
        glasses.push_back(static_cast<std::int64_t>(ensembles.parents[p].glasses.size()));
        limit.push_back(e.prefactor.modes == 0 ? 1 : 0);
    }
    const Extents shape{{"P", cutoff.size()}};
    const std::string fit = group + "/fit";
    file.write<double>(fit + "/cutoff", cutoff, shape, {"1", "x_c = omega/omega_D"});
    file.write<std::int64_t>(fit + "/modes", modes_of(prefactor), shape, {"1", "below x_c"});
    file.write<std::int64_t>(fit + "/glasses", glasses, shape, {"1", "number of glasses"});
    write_estimates(file, fit + "/A4", estimates_of(prefactor), shape, {"1", "A_4 omega_D^5"});
    write_estimates(file, fit + "/end", end, shape,
                    {"1", "x_c up to which A4 agrees with the fit; upper ends: from which on it is "
                          "less, infinite if nowhere"});
    file.write<std::int64_t>(fit + "/limit", limit, shape, {"1", "1: no mode, A4 is a limit"});
    file.write<double>(
        fit + "/exponent", exponent, shape,
        {"1", "beta of omega^beta, maximum likelihood; NaN for fewer than ten modes"});
    file.write<double>(fit + "/exponent_error", error, shape, {"1", "standard error"});
    write_memory(file, fit, blockings, "modes below x_c");
}

void write_cutoffs(Output& file, const Spectrum& spectrum, std::size_t parents) {
    const std::vector<double>& cutoffs = spectrum.plans.front().cutoffs;
    const auto prefactors = joined(spectrum, &SpectrumEstimate::prefactors);
    const Extents shape{{"P", parents}, {"K", cutoffs.size()}};
    const std::string name = group + "/cutoffs";
    file.write<double>(name + "/cutoff", cutoffs, {{"K", cutoffs.size()}},
                       {"1", "x_c = omega/omega_D"});
    write_estimates(file, name + "/A4", estimates_of(prefactors), shape, {"1", "A_4 omega_D^5"});
    file.write<std::int64_t>(name + "/modes", modes_of(prefactors), shape,
                             {"1", "below x_c; -1 where a glass is not complete"});
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
    std::vector<double> temperature;
    std::vector<std::int64_t> id, chain, below;
    for (std::size_t p = 0; p < ensembles.parents.size(); ++p) {
        const Ensemble& e = ensembles.parents[p];
        for (std::size_t g = 0; g < e.glasses.size(); ++g) {
            temperature.push_back(e.parent_temperature);
            id.push_back(e.glasses[g].id);
            chain.push_back(e.glasses[g].chain);
            below.push_back(static_cast<std::int64_t>(spectrum.estimates[p].modes_of_glass[g]));
        }
    }
    const Extents shape{{"F", id.size()}};
    const std::string glass = group + "/glass";
    file.write<double>(glass + "/parent_temperature", temperature, shape,
                       {"e/k_B", "of its liquid"});
    file.write<std::int64_t>(glass + "/id", id, shape, {"1", "glass"});
    file.write<std::int64_t>(glass + "/chain", chain, shape, {"1", "-1: unknown"});
    file.write<std::int64_t>(glass + "/modes_below", below, shape, {"1", "the cut-off of the fit"});
}

} // namespace

void write_spectrum(Output& file, const Ensembles& ensembles, const Spectrum& spectrum) {
    write_lineage(file, ensembles.lineage);
    write_parent_temperatures(file, group, ensembles.parents);
    write_density(file, spectrum, ensembles.parents.size());
    write_fit(file, ensembles, spectrum);
    write_cutoffs(file, spectrum, ensembles.parents.size());
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
