#include "files/double_wells/neighbours.hpp"

#include "files/hdf5/single_precision.hpp"
#include "physics/modes/mode_expansion.hpp"

namespace files {
namespace {

const std::string group = "/neighbours";

const std::tuple columns{
    Column{"glass", &Neighbour::glass, {"1", "id"}},
    Column{
        "energy", &Neighbour::energy, {"e", "U of the neighbouring minimum minus U of the glass"}},
    Column{"distance", &Neighbour::distance, {"l", "from the glass, in 3N dimensions"}},
    Column{"participation_ratio",
           &Neighbour::participation_ratio,
           {"1", "of the displacement, 1/N to 1"}},
    Column{"max_force", &Neighbour::max_force, {"e/l", "largest force component"}},
    Column{"mode",
           &Neighbour::mode,
           {"1", "row of /nonlinear_modes whose push found it; -1: dynamics; -2: met on a path"}},
    Column{"push", &Neighbour::push, {"l", "amplitude of that push; else 0"}},
    Column{"by_pushes", &Neighbour::by_pushes, {"1", "falls after pushes that ended in it"}},
    Column{
        "by_dynamics", &Neighbour::by_dynamics, {"1", "falls after excursions that ended in it"}}};

const std::tuple push_columns{
    Column{"glass", &PushOfMode::glass, {"1", "id"}},
    Column{"mode", &PushOfMode::mode, {"1", "row of /nonlinear_modes; -1: dynamics"}},
    Column{"amplitude", &PushOfMode::amplitude, {"l", "s of the start x + s z"}},
    Column{"outcome",
           &PushOfMode::outcome,
           {"", "new, known, returned, far, or why the quench was rejected"}},
    Column{"minimum",
           &PushOfMode::minimum,
           {"1", "reached: row of /neighbours; -1: the glass; -2: none of these"}},
    Column{"distance", &PushOfMode::distance, {"l", "of what was reached from the glass"}},
    Column{"max_force",
           &PushOfMode::max_force,
           {"e/l", "largest force component there; rough_force where a rough descent told"}},
    Column{"jump",
           &PushOfMode::jump,
           {"1", "of those that one push set off: 0, the one most along its start"}}};

} // namespace

DistinctModes distinct_modes(const NonlinearModes& modes, const std::vector<double>& displacements,
                             std::int64_t glass) {
    DistinctModes distinct{{}, {}};
    for (std::size_t row = 0; row < modes.modes.size(); ++row)
        if (modes.modes[row].glass == glass && modes.modes[row].duplicate_of < 0)
            distinct.rows.push_back(static_cast<std::int64_t>(row));
    const Eigen::Index size = 3 * modes.particles;
    distinct.fields.resize(size, static_cast<Eigen::Index>(distinct.rows.size()));
    for (std::size_t k = 0; k < distinct.rows.size(); ++k)
        distinct.fields.col(static_cast<Eigen::Index>(k)) =
            Eigen::Map<const Eigen::VectorXd>(displacements.data() + size * distinct.rows[k], size);
    return distinct;
}

std::vector<double> read_nonlinear_fields(const Input& file, const NonlinearModes& modes,
                                          std::int64_t particles) {
    return file.read<double>("/nonlinear_modes/displacement",
                             {modes.modes.size(), static_cast<std::size_t>(particles), 3});
}

void append(Neighbours& to, std::int64_t glass,
            const std::vector<physics::NeighbouringMinimum>& minima,
            const std::vector<PushedMode>& pushed) {
    const std::size_t before = to.minima.size();
    for (const physics::NeighbouringMinimum& m : minima) {
        const auto field = m.displacement.reshaped();
        to.minima.push_back({glass, m.energy, m.distance,
                             physics::participation_ratio(field.normalized()), m.max_force,
                             met_on_a_path, 0, 0, 0});
        to.displacements.insert(to.displacements.end(), field.begin(), field.end());
    }
    for (const auto& [mode, pushes] : pushed)
        for (const physics::Push& p : pushes) {
            const std::int64_t row =
                p.minimum < 0 ? p.minimum : static_cast<std::int64_t>(before) + p.minimum;
            to.pushes.push_back(
                {glass, mode, p.amplitude, p.outcome, row, p.distance, p.max_force, p.jump});
            if (row < 0)
                continue;
            Neighbour& reached = to.minima[static_cast<std::size_t>(row)];
            ++(mode == by_dynamics ? reached.by_dynamics : reached.by_pushes);
            if (p.outcome == "new")
                reached.mode = mode, reached.push = p.amplitude;
        }
}

std::vector<physics::NeighbouringMinimum>
on_glass(const physics::Backbone& b, std::vector<physics::NeighbouringMinimum> minima) {
    for (physics::NeighbouringMinimum& m : minima)
        m.displacement =
            physics::on_glass(b, m.displacement.reshaped()).reshaped(3, Eigen::AutoSize);
    return minima;
}

std::vector<physics::NeighbouringMinimum>
on_backbone(const physics::Backbone& b, std::vector<physics::NeighbouringMinimum> minima) {
    for (physics::NeighbouringMinimum& m : minima)
        m.displacement =
            physics::on_backbone(b, m.displacement.reshaped()).reshaped(3, Eigen::AutoSize);
    return minima;
}

std::vector<std::int64_t> rows_of(const Neighbours& all, std::int64_t glass) {
    std::vector<std::int64_t> rows;
    for (std::size_t row = 0; row < all.minima.size(); ++row)
        if (all.minima[row].glass == glass)
            rows.push_back(static_cast<std::int64_t>(row));
    return rows;
}

std::vector<physics::NeighbouringMinimum> minima_of(const Neighbours& all, std::int64_t glass) {
    std::vector<physics::NeighbouringMinimum> minima;
    for (const std::int64_t row : rows_of(all, glass)) {
        const Neighbour& m = all.minima[static_cast<std::size_t>(row)];
        const double* field = all.displacements.data() + 3 * all.particles * row;
        minima.push_back({Eigen::Map<const Eigen::Matrix3Xd>(field, 3, all.particles), m.energy,
                          m.distance, m.max_force});
    }
    return minima;
}

Neighbours read_minima_table(const Input& file) {
    Neighbours all{.lineage = read_lineage(file), .particles = 0};
    all.minima = read_table<Neighbour>(file, group, columns);
    return all;
}

Neighbours read_neighbours(const Input& file) {
    Neighbours all = read_minima_table(file);
    all.pushes = read_table<PushOfMode>(file, "/pushes", push_columns);
    const std::string name = group + "/displacement";
    all.displacements = file.read<double>(name, {all.minima.size(), any, 3});
    all.particles = static_cast<std::int64_t>(file.shape(name)[1]);
    return all;
}

void write_neighbours(Output& file, const Neighbours& all) {
    write_lineage(file, all.lineage);
    write_table(file, group, "W", all.minima, columns);
    write_table(file, "/pushes", "U", all.pushes, push_columns);
    file.write<double>(
        group + "/displacement", all.displacements,
        {{"W", all.minima.size()}, {"N", static_cast<std::size_t>(all.particles)}, components},
        {"l", "from the glass, without translation"});
}

void write_minima_table(Output& file, const Neighbours& all) {
    write_table(file, group, "W", all.minima, columns);
}

void round_to_single(std::vector<Neighbour>& minima) { round_to_single(minima, columns); }

} // namespace files
