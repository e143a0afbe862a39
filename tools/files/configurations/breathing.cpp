#include "files/configurations/breathing.hpp"

#include "files/hdf5/single_precision.hpp"

#include <cmath>
#include <limits>
#include <set>

namespace files {
namespace {

using Chain = BreathingChain;
using physics::BlockedMean;
using physics::BreathingEvidence;

const std::string group = "/equilibration/breathing";
const char* const by_blocking = "standard error, by blocking";
const char* const over_samples = "standard error over samples; NaN for one";

const std::tuple columns{
    Column{"chain",
           &Chain::chain,
           {"1", "chain of this row; a catalogue has one row per chain, of its last segment"}},
    WithError{"temperature",
              &Chain::temperature,
              {"e/k_B", "mean of m v^2 between two positions, sizes included, less timestep_shift"},
              by_blocking},
    Column{"timestep_shift",
           &Chain::timestep_shift,
           {"e/k_B", "h^2/12 <f^2>: what the timestep h adds to m v^2 there"}},
    WithError{"configurational_temperature",
              &Chain::configurational_temperature,
              {"e/k_B", "<|grad U|^2>/<laplacian U> of the positions"},
              by_blocking},
    Column{"thermostat", &Chain::thermostat, {"e/k_B", "temperature of the thermostat at the end"}},
    Column{"size_potential",
           &Chain::size_potential,
           {"e",
            "w_1 .. w_8, b_1 .. b_20: that of a size is sum w_k P_k(2u - 1) + sum b_k cos(k pi u)"},
           "28"},
    Column{"moment",
           &Chain::moments,
           {"1", "mean of (M_k - M_k0)/N, k = 1 .. 20, with M_k = sum cos(k pi u)"},
           "20"},
    Column{"moment_error", &Chain::moment_errors, {"1", by_blocking}, "20"},
    Column{"share",
           &Chain::shares,
           {"1", "of the particles in equal intervals of u(lambda); expected is 0.05"},
           "20"},
    Column{"share_error", &Chain::share_errors, {"1", by_blocking}, "20"},
    WithError{"energy", &Chain::energy, {"e", "per particle, of breathing sizes"}, by_blocking},
    WithError{"pressure", &Chain::pressure, {"e/l^3", "of breathing sizes"}, by_blocking},
    WithError{"energy_change",
              &Chain::energy_change,
              {"e", "per particle, at the canonical end of a sample, mean over samples"},
              over_samples,
              true},
    WithError{
        "pressure_change", &Chain::pressure_change, {"e/l^3", "likewise"}, over_samples, true},
    Column{"finish_overlap",
           &Chain::finish_overlap,
           {"1", "of positions before and after the canonical end of a sample, mean"}}};

/// Mean and standard error over samples.
template <class Value>
BlockedMean over_finishes(const BreathingEvidence& evidence, Value value) {
    const auto n = static_cast<double>(evidence.finishes().size());
    double mean = 0, squares = 0;
    for (const auto& finish : evidence.finishes())
        mean += value(finish) / n;
    for (const auto& finish : evidence.finishes())
        squares += (value(finish) - mean) * (value(finish) - mean);
    return {mean,
            n > 1 ? std::sqrt(squares / (n * (n - 1))) : std::numeric_limits<double>::quiet_NaN()};
}

} // namespace

BreathingChain breathing_chain(std::int64_t chain, const physics::Breathing& breathing) {
    using Finish = BreathingEvidence::Finish;
    using Row = BreathingEvidence::Row;
    const BreathingEvidence& e = breathing.evidence;
    const Eigen::VectorXd& w = breathing.bath.sizes.coefficients;
    Chain row{.chain = chain,
              .temperature = e.mean(&Row::temperature),
              .timestep_shift = e.mean(&Row::timestep_shift).value,
              .configurational_temperature = e.configurational_temperature(),
              .thermostat = breathing.bath.temperature,
              .size_potential = {w.begin(), w.end()},
              .energy = e.mean(&Row::energy),
              .pressure = e.mean(&Row::pressure),
              .energy_change = over_finishes(
                  e, [](const Finish& f) { return f.energy_after - f.energy_before; }),
              .pressure_change = over_finishes(
                  e, [](const Finish& f) { return f.pressure_after - f.pressure_before; }),
              .finish_overlap = over_finishes(e, [](const Finish& f) { return f.overlap; }).value};
    for (std::size_t k = 0; k < static_cast<std::size_t>(physics::size_cosines); ++k) {
        const BlockedMean moment = e.moment(k);
        row.moments.push_back(moment.value);
        row.moment_errors.push_back(moment.error);
    }
    for (std::size_t bin = 0; bin < BreathingEvidence::bins; ++bin) {
        const BlockedMean share = e.share(bin);
        row.shares.push_back(share.value);
        row.share_errors.push_back(share.error);
    }
    return row;
}

bool has_breathing(const Input& file) { return file.has(group); }

std::vector<Chain> read_breathing(const Input& file) {
    return read_table<Chain>(file, group, columns);
}

void write_breathing(Output& file, const std::vector<Chain>& chains) {
    write_table(file, group, "B", chains, columns);
}

void round_to_single(std::vector<Chain>& chains) { round_to_single(chains, columns); }

void keep_last(std::vector<Chain>& chains) {
    std::vector<Chain> last;
    std::set<std::int64_t> seen;
    for (auto row = chains.rbegin(); row != chains.rend(); ++row)
        if (seen.insert(row->chain).second)
            last.push_back(*row);
    chains.assign(last.rbegin(), last.rend());
}

} // namespace files
