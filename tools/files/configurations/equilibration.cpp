#include "files/configurations/configurations.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace files {
namespace {

const std::string group = "/equilibration/";
const std::string chains = "/equilibration/chains/";

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

template <class T>
void pick(std::vector<T>& values, const std::vector<std::size_t>& rows) {
    std::vector<T> picked;
    for (const std::size_t row : rows)
        picked.push_back(values[row]);
    values = picked;
}

} // namespace

void append(EquilibrationRecord& to, const EquilibrationRecord& from) {
    append(to.chain, from.chain);
    append(to.sweep, from.sweep);
    append(to.lag, from.lag);
    append(to.energy, from.energy);
    append(to.pressure, from.pressure);
    append(to.overlap, from.overlap);
    append(to.chains, from.chains);
    append(to.seed, from.seed);
    append(to.relaxation_sweeps, from.relaxation_sweeps);
    append(to.displacement_acceptance, from.displacement_acceptance);
    append(to.swap_acceptance, from.swap_acceptance);
    append(to.start, from.start);
    append(to.method, from.method);
}

void keep_once(EquilibrationRecord& r) {
    std::vector<std::size_t> rows(r.chain.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const auto key = [&](std::size_t k) { return std::tuple(r.chain[k], r.sweep[k], r.lag[k]); };
    std::ranges::stable_sort(rows, {}, key);
    const auto repeated = std::ranges::unique(rows, {}, key);
    rows.erase(repeated.begin(), repeated.end());
    pick(r.chain, rows);
    pick(r.sweep, rows);
    pick(r.lag, rows);
    pick(r.energy, rows);
    pick(r.pressure, rows);
    pick(r.overlap, rows);
}

bool has_record(const Input& file) { return file.has("/equilibration"); }

EquilibrationRecord read_record(const Input& file) {
    EquilibrationRecord r;
    r.chain = file.read<std::int64_t>(group + "chain", {any});
    const Shape rows{r.chain.size()};
    r.sweep = file.read<std::int64_t>(group + "sweep", rows);
    r.lag = file.read<std::int64_t>(group + "lag", rows);
    r.energy = file.read<double>(group + "energy", rows);
    r.pressure = file.read<double>(group + "pressure", rows);
    r.overlap = file.read<double>(group + "overlap", rows);
    r.chains = file.read<std::int64_t>(chains + "chain", {any});
    const Shape per_chain{r.chains.size()};
    r.seed = file.read<std::int64_t>(chains + "seed", per_chain);
    r.relaxation_sweeps = file.read_or_nan(chains + "relaxation_sweeps", per_chain);
    r.displacement_acceptance = file.read_or_nan(chains + "displacement_acceptance", per_chain);
    r.swap_acceptance = file.read_or_nan(chains + "swap_acceptance", per_chain);
    r.start = file.texts(chains + "start");
    r.method = file.texts(chains + "method");
    if (r.start.size() != r.chains.size() || r.method.size() != r.chains.size())
        throw Error(file.path().string() + ": " + chains + "start and method have " +
                    std::to_string(r.start.size()) + " and " + std::to_string(r.method.size()) +
                    " rows, expected one per chain, " + std::to_string(r.chains.size()));
    return r;
}

void write_record(Output& file, const EquilibrationRecord& r) {
    const Shape rows{r.chain.size()}, per_chain{r.chains.size()};
    file.write<std::int64_t>(group + "chain", r.chain, rows, {"1", "chain of this measurement"});
    file.write<std::int64_t>(group + "sweep", r.sweep, rows,
                             {"1", "sweeps or steps since the start of the chain"});
    file.write<std::int64_t>(group + "lag", r.lag, rows,
                             {"1", "sweeps since the configuration that overlap refers to"});
    file.write<double>(group + "energy", r.energy, rows, {"e", "potential energy per particle"});
    file.write<double>(group + "pressure", r.pressure, rows, {"e/l^3", "virial and kinetic part"});
    file.write<double>(group + "overlap", r.overlap, rows,
                       {"1", "fraction of particles moved by less than 0.3 a, drift removed"});
    file.write<std::int64_t>(chains + "chain", r.chains, per_chain, {"1", "chain of this row"});
    file.write<std::int64_t>(chains + "seed", r.seed, per_chain,
                             {"1", "root of its random numbers"});
    file.write<double>(chains + "relaxation_sweeps", r.relaxation_sweeps, per_chain,
                       {"1", "lag at which overlap falls to 1/e; NaN: not reached"});
    file.write<double>(chains + "displacement_acceptance", r.displacement_acceptance, per_chain,
                       {"1", "fraction of displacements accepted; NaN: none tried"});
    file.write<double>(chains + "swap_acceptance", r.swap_acceptance, per_chain,
                       {"1", "fraction of size exchanges accepted; NaN: none tried"});
    file.texts(chains + "start", r.start);
    file.texts(chains + "method", r.method);
}

} // namespace files
