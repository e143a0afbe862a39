#include "files/double_wells/levels.hpp"

#include "files/hdf5/table.hpp"

namespace files {
namespace {

const std::string group = "/levels";

const std::tuple columns{
    Column{"glass", &Levels::glass, {"1", "id"}},
    Column{"path", &Levels::path, {"1", "row of /paths"}},
    Column{"of_glass",
           &Levels::of_glass,
           {"1", "1: one of its minima is the glass itself; 0: both are beside it"}},
    or_nan(
        Column{"epsilon",
               &Levels::epsilon,
               {"K", "ground state of the last well minus that of the first; NaN: not localised"}}),
    or_nan(Column{"delta_0",
                  &Levels::delta_0,
                  {"K", "smallest splitting under a linear tilt; NaN: not localised"}}),
    or_nan(Column{"lowest_epsilon",
                  &Levels::lowest_epsilon,
                  {"K", "least epsilon under a linear tilt that leaves a state in each well"}}),
    or_nan(Column{"highest_epsilon", &Levels::highest_epsilon, {"K", "highest, likewise"}}),
    Column{"ground", &Levels::ground, {"K", "E_0, from V of the first minimum"}},
    Column{"splitting", &Levels::splitting, {"K", "E_1 - E_0"}},
    Column{"excitation", &Levels::excitation, {"K", "E_2 - E_0"}},
    Column{"localised",
           &Levels::localised,
           {"1", "1: the ground state of each well lies below the top; else 0"}},
    Column{"by_current", &Levels::by_current, {"1", "1: delta_0 by Bardeen's current; else 0"}},
    Column{"by_pushes",
           &Levels::by_pushes,
           {"1", "1: pushes along modes found the minimum beside the glass; else 0"}},
    Column{"by_dynamics", &Levels::by_dynamics, {"1", "1: dynamics found it; else 0"}}};

const std::tuple rejected_columns{
    Column{"glass", &UnsolvedPath::glass, {"1", "id"}},
    Column{"path", &UnsolvedPath::path, {"1", "row of /paths: certified, but without levels"}},
    Column{"reason", &UnsolvedPath::reason, {"", "why its levels were not found"}}};

struct Unit {
    const char* name;
    double physics::MaterialUnits::*member;
    Meaning meaning;
};
const Unit units[] = {
    {"length", &physics::MaterialUnits::length, {"m", "l"}},
    {"time", &physics::MaterialUnits::time, {"s", "t"}},
    {"energy", &physics::MaterialUnits::energy, {"J", "e = m l^2/t^2"}},
    {"hbar", &physics::MaterialUnits::hbar, {"e t", "hbar in reduced units"}},
    {"kelvin", &physics::MaterialUnits::kelvin, {"K", "e/k_B"}},
};

Eigen::VectorXd vector(const std::vector<double>& v) {
    return Eigen::Map<const Eigen::VectorXd>(v.data(), static_cast<Eigen::Index>(v.size()));
}

} // namespace

physics::PathProfile profile(const Path& path, bool along_chord) {
    const double step = along_chord ? path.distance / path.length : 1;
    return {step * vector(path.arc), vector(path.energy), vector(path.slope) / step};
}

Levels in_kelvin(const physics::DoubleWellLevels& l, double kelvin, const Paths& paths,
                 std::size_t row) {
    const Path& path = paths.paths[row];
    Levels levels{.glass = path.glass,
                  .path = static_cast<std::int64_t>(row),
                  .of_glass = path.first < 0 || path.last < 0,
                  .epsilon = l.epsilon * kelvin,
                  .delta_0 = l.delta_0 * kelvin,
                  .lowest_epsilon = l.lowest_epsilon * kelvin,
                  .highest_epsilon = l.highest_epsilon * kelvin,
                  .ground = l.ground * kelvin,
                  .splitting = l.splitting * kelvin,
                  .excitation = l.excitation * kelvin,
                  .localised = l.localised,
                  .by_current = l.by_current,
                  .by_pushes = 0,
                  .by_dynamics = 0};
    for (const std::int64_t end : {path.first, path.last})
        if (end >= 0 && levels.of_glass != 0) {
            const Neighbour& beside = paths.neighbours.minima[static_cast<std::size_t>(end)];
            levels.by_pushes = beside.by_pushes > 0;
            levels.by_dynamics = beside.by_dynamics > 0;
        }
    return levels;
}

LevelsOfPaths read_levels(const Input& file) {
    LevelsOfPaths all{.lineage = read_lineage(file), .units = {}};
    for (const Unit& unit : units)
        all.units.*unit.member = file.read<double>("/units/" + std::string(unit.name), {}).front();
    all.levels = read_table<Levels>(file, group, columns);
    all.rejected = read_table<UnsolvedPath>(file, "/rejected", rejected_columns);
    return all;
}

void write_levels(Output& file, const LevelsOfPaths& all) {
    write_lineage(file, all.lineage);
    for (const Unit& unit : units)
        file.write("/units/" + std::string(unit.name), all.units.*unit.member, unit.meaning);
    write_table(file, group, "E", all.levels, columns);
    write_table(file, "/rejected", "X", all.rejected, rejected_columns);
}

} // namespace files
