#include "files/ensemble/n0.hpp"

#include "files/ensemble/estimates.hpp"
#include "files/ensemble/n0_drawn.hpp"

#include <string>

namespace files {
namespace {

using physics::Estimate;
using physics::TranslatedEnsemble;

const std::string group = "/n0";

/// Values, and what changes from the hottest parent temperature (the first row) to the others.
void write_quantities(Output& file, const std::vector<TranslatedEnsemble>& rows) {
    const auto itself = [](const Estimate& e) { return e; };
    for (const physics::QuantityEstimates& each : physics::estimates(rows)) {
        const std::string name(each.quantity.name);
        write_table(file, group, "P", each.values,
                    std::tuple{WithInterval{
                        name.c_str(), itself, {each.quantity.unit, each.quantity.meaning}}});
        write_table(file, group + "/relative", "P", each.over_first,
                    std::tuple{WithInterval{
                        name.c_str(), itself, {"1", "over its value at the highest T_p"}}});
    }
}

/// A parent temperature, but for its quantities.
struct Row {
    std::int64_t limit, limit_prefactor;
    std::int64_t glasses, counted, modes, strip, window, unique, converged, rejected;
    double count_inefficiency, softest_below;
};
const std::tuple columns{
    Column{"limit", &Row::limit, {"1", "1: empty strip, f and n_0 are upper limits (95 %)"}},
    Column{"limit_A4",
           &Row::limit_prefactor,
           {"1", "1: no mode below the cut-off, A_4, D_L and n_0 are limits"}},
    Column{"glasses", &Row::glasses, {"1", "number of glasses"}},
    Column{"counted",
           &Row::counted,
           {"1", "glasses in which a count by inertia proves that no harmonic mode is missed"}},
    Column{"modes", &Row::modes, {"1", "harmonic modes below the cut-off of A_4"}},
    Column{
        "N_strip",
        &Row::strip,
        {"1", "nonlinear modes between spinodal and symmetric wells, counted as duplicates says"}},
    Column{"N_window",
           &Row::window,
           {"1", "nonlinear modes in the window, counted as duplicates says"}},
    Column{"N_unique", &Row::unique, {"1", "nonlinear modes, counted as duplicates says"}},
    Column{"N_converged", &Row::converged, {"1", "starts that reached a nonlinear mode"}},
    Column{"N_rejected", &Row::rejected, {"1", "starts that did not converge"}},
    Column{"count_inefficiency",
           &Row::count_inefficiency,
           {"1", "glasses worth an independent one, from their nonlinear modes in the window; NaN "
                 "where all have as many"}},
    Column{"softest_below",
           &Row::softest_below,
           {"1", "omega/omega_D of the stiffest mode in c1_harmonic"}}};

std::int64_t rounded(double count) { return static_cast<std::int64_t>(count); }

Row row_of(const physics::Ensemble& parent, const TranslatedEnsemble& translated) {
    const physics::SoftModes& soft = translated.modes;
    Row row{.limit = soft.nonlinear.strip == 0 ? 1 : 0,
            .limit_prefactor = soft.harmonic.below == 0 ? 1 : 0,
            .glasses = rounded(soft.glasses),
            .counted = physics::counted_glasses(parent),
            .modes = rounded(soft.harmonic.below),
            .strip = rounded(soft.nonlinear.strip),
            .window = rounded(soft.nonlinear.all),
            .unique = 0,
            .converged = 0,
            .rejected = 0,
            .count_inefficiency = translated.count_inefficiency,
            .softest_below = soft.harmonic.softest_below};
    for (const physics::MeasuredGlass& glass : parent.glasses) {
        row.unique += std::ssize(glass.cubic);
        row.converged += std::ssize(glass.cubic) + std::ssize(glass.duplicates);
        row.rejected += static_cast<std::int64_t>(glass.rejected_starts);
    }
    return row;
}

} // namespace

void write_n0(Output& file, const Ensembles& ensembles, const TwoLevelDensities& n0) {
    write_lineage(file, ensembles.lineage);
    write_parent_temperatures(file, group, ensembles.parents);
    write_quantities(file, n0.rows);
    std::vector<Row> rows;
    for (std::size_t p = 0; p < n0.rows.size(); ++p)
        rows.push_back(row_of(ensembles.parents[p], n0.rows[p]));
    write_table(file, group, "P", rows, columns);
    write_window(file, n0.translation.reading.window);
    write_points(file, ensembles.parents);
    write_harmonic_points(file, ensembles.parents);
    write_wells(file, n0);
}

} // namespace files
