#include "files/ensemble/n0.hpp"

#include "files/ensemble/estimates.hpp"
#include "files/ensemble/n0_drawn.hpp"

#include <string>

namespace files {
namespace {

using physics::Ensemble;
using physics::TranslatedEnsemble;

const std::string group = "/n0/";

/// Values, and what changes from the hottest parent temperature (the first row) to the others.
void write_quantities(Output& file, const std::vector<TranslatedEnsemble>& rows) {
    for (const physics::QuantityEstimates& each : physics::estimates(rows)) {
        const physics::Quantity& quantity = each.quantity;
        const std::string name(quantity.name);
        write_estimates(file, group + name, each.values, {{"P", rows.size()}},
                        {quantity.unit, quantity.meaning});
        write_estimates(file, group + "relative/" + name, each.over_first, {{"P", rows.size()}},
                        {"1", "over its value at the highest T_p"});
    }
}

void write_limits(Output& file, const std::vector<TranslatedEnsemble>& rows) {
    std::vector<std::int64_t> strip, modes;
    for (const TranslatedEnsemble& row : rows) {
        strip.push_back(row.modes.nonlinear.strip == 0 ? 1 : 0);
        modes.push_back(row.modes.harmonic.below == 0 ? 1 : 0);
    }
    file.write<std::int64_t>(group + "limit", strip, {{"P", rows.size()}},
                             {"1", "1: empty strip, f and n_0 are upper limits (95 %)"});
    file.write<std::int64_t>(group + "limit_A4", modes, {{"P", rows.size()}},
                             {"1", "1: no mode below the cut-off, A_4, D_L and n_0 are limits"});
}

std::int64_t rounded(double count) { return static_cast<std::int64_t>(count); }

void write_counts(Output& file, const std::vector<Ensemble>& parents,
                  const std::vector<TranslatedEnsemble>& rows) {
    const std::size_t n = rows.size();
    std::vector<std::int64_t> glasses(n), modes(n), strip(n), window(n), unique(n), converged(n),
        rejected(n);
    for (std::size_t p = 0; p < n; ++p) {
        glasses[p] = rounded(rows[p].modes.glasses);
        modes[p] = rounded(rows[p].modes.harmonic.below);
        strip[p] = rounded(rows[p].modes.nonlinear.strip);
        window[p] = rounded(rows[p].modes.nonlinear.all);
        for (const physics::MeasuredGlass& glass : parents[p].glasses) {
            const auto own = static_cast<std::int64_t>(glass.cubic.size());
            unique[p] += own;
            converged[p] += own + static_cast<std::int64_t>(glass.duplicates.size());
            rejected[p] += static_cast<std::int64_t>(glass.rejected_starts);
        }
    }
    const auto write = [&](const std::string& name, const std::vector<std::int64_t>& values,
                           std::string_view meaning) {
        file.write<std::int64_t>(group + name, values, {{"P", n}}, {"1", meaning});
    };
    write("glasses", glasses, "number of glasses");
    write("modes", modes, "harmonic modes below the cut-off of A_4");
    write("N_strip", strip, "nonlinear modes between spinodal and symmetric wells, each once");
    write("N_window", window, "nonlinear modes in the window, each once");
    write("N_unique", unique, "nonlinear modes, each once");
    write("N_converged", converged, "starts that reached a nonlinear mode");
    write("N_rejected", rejected, "starts that did not converge");
}

void write_memory(Output& file, const std::vector<TranslatedEnsemble>& rows) {
    std::vector<double> inefficiency;
    for (const TranslatedEnsemble& row : rows)
        inefficiency.push_back(row.count_inefficiency);
    file.write<double>(group + "count_inefficiency", inefficiency, {{"P", rows.size()}},
                       {"1", "glasses worth an independent one, from their modes in the window"});
}

} // namespace

void write_n0(Output& file, const Ensembles& ensembles, const TwoLevelDensities& n0) {
    write_lineage(file, ensembles.lineage);
    write_parent_temperatures(file, "/n0", ensembles.parents);
    write_quantities(file, n0.rows);
    write_limits(file, n0.rows);
    write_counts(file, ensembles.parents, n0.rows);
    write_memory(file, n0.rows);
    write_window(file, n0.translation.reading.window);
    write_points(file, ensembles.parents);
    write_harmonic_points(file, ensembles.parents, n0.rows);
    write_wells(file, n0);
}

} // namespace files
