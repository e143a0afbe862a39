#include "files/modes/modes.hpp"

#include "files/hdf5/single_precision.hpp"

#include <algorithm>
#include <cmath>

namespace files {
namespace {

const std::tuple mode_columns{
    Column{"glass", &Mode::glass, {"1", "id; modes ascend in each glass"}},
    Column{"frequency", &Mode::frequency, {"1/t", "omega"}},
    Column{"participation_ratio", &Mode::participation_ratio, {"1", "1/N to 1"}},
    Column{"kappa", &Mode::kappa, {"e/l^3", "U''' : zzz, not negative"}},
    Column{"chi", &Mode::chi, {"e/l^4", "U'''' : zzzz"}}};

const std::tuple eigenvalue_columns{
    Column{"eigenvalue", &Mode::eigenvalue, {"e/l^2", "m omega^2"}}};

using Row = Completeness;
const std::tuple completeness_columns{
    Column{"glass", &Row::glass, {"1", "id"}},
    Column{"complete_below",
           &Row::complete_below,
           {"1/t", "modes below were searched for; that all are there is proved where "
                   "inertia_count is not -1"}},
    Column{"worst_residual", &Row::worst_residual, {"1", "max |H z - lambda z|/lambda"}},
    Column{"worst_overlap", &Row::worst_overlap, {"1", "max |z_a . z_b| of two modes"}},
    Column{"inertia_count",
           &Row::inertia_count,
           {"1", "modes by Sylvester's law, translations left out; -1: not counted"}}};

const std::tuple elasticity_columns{
    Column{"debye_frequency", &Row::debye_frequency, {"1/t", "from this glass's moduli"}},
    Column{"first_plane_wave", &Row::first_plane_wave, {"1/t", "2 pi c_t/L of this glass"}}};

} // namespace

void append(Modes& modes, Displacements& kept, const GlassElasticity& glass,
            const physics::ModeSurvey& survey, double complete_below, double keep_below) {
    for (Eigen::Index k = 0; k < survey.modes.eigenvalues.size(); ++k) {
        const auto row = static_cast<std::size_t>(k);
        const double eigenvalue = survey.modes.eigenvalues[k];
        if (std::sqrt(eigenvalue) < keep_below) {
            kept.mode.push_back(static_cast<std::int64_t>(modes.modes.size()));
            for (const double component : survey.modes.fields.col(k))
                kept.values.push_back(static_cast<float>(component));
        }
        modes.modes.push_back({.glass = glass.glass,
                               .eigenvalue = eigenvalue,
                               .frequency = std::sqrt(eigenvalue),
                               .participation_ratio = survey.participation_ratio[row],
                               .kappa = survey.expansions[row].kappa,
                               .chi = survey.expansions[row].chi});
    }
    modes.completeness.push_back({.glass = glass.glass,
                                  .complete_below = complete_below,
                                  .debye_frequency = glass.debye_frequency,
                                  .first_plane_wave = glass.first_plane_wave,
                                  .worst_residual = survey.modes.worst_residual,
                                  .worst_overlap = survey.modes.worst_overlap,
                                  .inertia_count = survey.inertia_count});
}

std::string not_proved(const Modes& modes) {
    const auto& all = modes.completeness;
    const auto open = std::ranges::count_if(all, [](const auto& row) { return !proved(row); });
    if (open == 0)
        return "";
    return "modes of " + std::to_string(open) + " of " + std::to_string(all.size()) +
           " glasses were searched for, not counted by inertia: that none is missed is not proved";
}

Modes read_modes(const Input& file) {
    Modes modes{read_lineage(file), read_table<Mode>(file, "/modes", mode_columns),
                read_table<Row>(file, "/completeness", completeness_columns)};
    if (!is_catalogue(file)) {
        read_columns(file, "/modes", modes.modes, eigenvalue_columns);
        read_columns(file, "/completeness", modes.completeness, elasticity_columns);
    }
    return modes;
}

Displacements read_displacements(const Input& file, std::int64_t particles) {
    Displacements d{particles, file.read<std::int64_t>("/modes/displacement_of", {any}), {}};
    d.values = file.read<float>("/modes/displacement",
                                {d.mode.size(), static_cast<std::size_t>(particles), 3});
    const std::size_t modes = file.read<std::int64_t>("/modes/glass", {any}).size();
    for (const std::int64_t mode : d.mode)
        row_of_modes(mode, modes, "/modes/displacement_of", file.path());
    return d;
}

std::size_t row_of_modes(std::int64_t mode, std::size_t modes, const std::string& column,
                         const std::filesystem::path& file) {
    if (mode < 0 || static_cast<std::size_t>(mode) >= modes)
        throw Error(file.string() + ": " + column + " holds " + std::to_string(mode) +
                    ", expected a row of /modes, 0 to " +
                    std::to_string(static_cast<std::int64_t>(modes) - 1));
    return static_cast<std::size_t>(mode);
}

std::span<const float> field_of(const Displacements& d, std::int64_t mode,
                                const std::filesystem::path& file) {
    const auto found = std::find(d.mode.begin(), d.mode.end(), mode);
    if (found == d.mode.end())
        throw Error(file.string() + ": /modes/displacement_of has no mode " + std::to_string(mode) +
                    ", expected its field: keep_fields_below of the modes may be too low");
    const auto size = 3 * static_cast<std::size_t>(d.particles);
    return std::span(d.values).subspan(size * static_cast<std::size_t>(found - d.mode.begin()),
                                       size);
}

void write_mode_columns(Output& file, const Modes& modes) {
    write_table(file, "/modes", "M", modes.modes, mode_columns);
    write_table(file, "/completeness", "F", modes.completeness, completeness_columns);
}

/// Not how far they are complete: rounded up, that would claim too much.
void round_to_single(Modes& modes) { round_to_single(modes.modes, mode_columns); }

void write_modes(Output& file, const Modes& modes, const Displacements& d) {
    write_lineage(file, modes.lineage);
    write_mode_columns(file, modes);
    write_table(file, "/modes", "M", modes.modes, eigenvalue_columns);
    write_table(file, "/completeness", "F", modes.completeness, elasticity_columns);
    file.write<std::int64_t>("/modes/displacement_of", d.mode, {{"S", d.mode.size()}},
                             {"1", "row of /modes that the field belongs to"});
    file.write<float>(
        "/modes/displacement", d.values,
        {{"S", d.mode.size()}, {"N", static_cast<std::size_t>(d.particles)}, components},
        {"1", "unit fields of the softest modes"});
}

} // namespace files
