#include "files/ensemble/relaxation.hpp"

#include "files/ensemble/catalogue.hpp"
#include "files/hdf5/single_precision.hpp"

#include <algorithm>

namespace files {
namespace {

const std::string group = "/relaxation";

/// A parent temperature as it is stored.
struct Row {
    double parent_temperature;
    physics::Equilibration evidence;
    physics::MeanOfChains by_energy;
};
const auto of_evidence = [](auto member) {
    return [member](const Row& row) { return row.evidence.*member; };
};
using Evidence = physics::Equilibration;
const std::tuple columns{
    Column{"parent_temperature", &Row::parent_temperature, {"e/k_B", "hot to cold"}},
    Column{"chains", of_evidence(&Evidence::chains), {"1", "independent chains; 0: unknown"}},
    Column{"samples", of_evidence(&Evidence::samples), {"1", "configurations of known chains"}},
    Column{
        "first_sweep", of_evidence(&Evidence::first_sweep), {"1", "of the samples; -1: unknown"}},
    Column{"last_sweep", of_evidence(&Evidence::last_sweep), {"1", "of the samples; -1: unknown"}},
    Column{"relaxation_sweeps",
           of_evidence(&Evidence::relaxation_sweeps),
           {"1", "lag at which the mean overlap falls to 1/e; NaN: not reached"}},
    WithError{"energy",
              of_evidence(&Evidence::energy),
              {"e", "per particle, since the first sample"},
              "standard error over chains"},
    WithError{"energy_change",
              of_evidence(&Evidence::energy_change),
              {"e", "later half less earlier half"},
              "standard error over chains"},
    WithError{
        "temperature_of_energy",
        &Row::by_energy,
        {"e/k_B", "where U = a + b T^(3/5) through the two hottest has this energy; NaN for these"},
        "standard error, of all three energies"}};

const std::tuple lag_columns{
    Column{"parent_temperature", &Lag::parent_temperature, {"e/k_B", "of the liquid"}},
    Column{"lag", &Lag::lag, {"1", "sweeps or steps between two samples of a chain"}},
    Column{"pairs", &Lag::pairs, {"1", "of samples"}},
    Column{"overlap", &Lag::overlap, {"1", "mean overlap, drift removed"}}};

Liquids& liquids_at(double temperature, std::vector<Liquids>& all) {
    for (Liquids& liquids : all)
        if (physics::same_temperature(liquids.parent_temperature, temperature))
            return liquids;
    return all.emplace_back(Liquids{temperature, {}, {}, {}});
}

/// A mean over pairs stands for as many of them.
void add_known(physics::KnownSamples& known, const Catalogue& catalogue) {
    for (const Glass& glass : catalogue.elasticity.lineage.glasses)
        if (glass.chain >= 0)
            known.samples.push_back({glass.chain, glass.sweep});
    for (const Lag& row : catalogue.overlaps)
        for (std::int64_t pair = 0; pair < row.pairs; ++pair)
            known.overlaps.emplace(row.lag, row.overlap);
}

void add_frames(std::vector<physics::ChainSample>& samples, const Frames& frames) {
    for (std::size_t f = 0; f < frames.glasses.size(); ++f)
        if (frames.glasses[f].chain >= 0)
            samples.push_back(
                {frames.glasses[f].chain, frames.glasses[f].sweep, frames.configurations[f]});
}

void add_lags(std::vector<Lag>& lags, double temperature, const physics::OverlapsByLag& overlaps) {
    for (auto at = overlaps.begin(); at != overlaps.end();) {
        Lag row{temperature, at->first, 0, 0};
        for (; at != overlaps.end() && at->first == row.lag; ++at, ++row.pairs)
            row.overlap += at->second;
        row.overlap /= static_cast<double>(row.pairs);
        lags.push_back(row);
    }
}

} // namespace

std::vector<Lag> read_lags(const Input& file) {
    return read_table<Lag>(file, group + "/pairs", lag_columns);
}

void write_lags(Output& file, const std::vector<Lag>& lags) {
    write_table(file, group + "/pairs", "Q", lags, lag_columns);
}

std::vector<Lag> lags_at(double temperature, const std::vector<Lag>& lags) {
    std::vector<Lag> own;
    std::ranges::copy_if(lags, std::back_inserter(own), [&](const Lag& row) {
        return physics::same_temperature(row.parent_temperature, temperature);
    });
    return own;
}

std::vector<Liquids> gather_liquids(const std::vector<std::filesystem::path>& paths) {
    std::vector<Liquids> all;
    for (const auto& path : paths) {
        const Input file(path);
        Liquids& liquids = liquids_at(read_lineage(file).glasses.at(0).parent_temperature, all);
        if (is_catalogue(file))
            add_known(liquids.known, read_catalogue(file));
        else
            add_frames(liquids.samples, read_frames(file));
        if (!has_record(file))
            continue;
        const auto rows = in_single_precision(read_record(file)).rows;
        liquids.record.insert(liquids.record.end(), rows.begin(), rows.end());
    }
    std::ranges::sort(all, std::greater(), &Liquids::parent_temperature);
    for (Liquids& liquids : all)
        physics::keep_once(liquids.record);
    return all;
}

void write_relaxation(Output& file, const std::vector<Liquids>& liquids,
                      const std::vector<physics::Equilibration>& evidence,
                      const std::vector<physics::MeanOfChains>& by_energy) {
    std::vector<Row> rows;
    std::vector<Lag> lags;
    for (std::size_t p = 0; p < liquids.size(); ++p) {
        rows.push_back({liquids[p].parent_temperature, evidence[p], by_energy[p]});
        add_lags(lags, liquids[p].parent_temperature, evidence[p].overlaps);
    }
    write_table(file, group, "P", rows, columns);
    write_lags(file, lags);
}

} // namespace files
