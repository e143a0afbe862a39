#include "files/ensemble/two_level_systems.hpp"

#include "files/double_wells/levels.hpp"
#include "files/hdf5/table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace files {
namespace {

using physics::DirectEstimate;

template <class Part>
auto each(Part DirectEstimate::*part) {
    return [part](const CountedParent& parent) {
        std::vector<Part> parts;
        for (const DirectEstimate& e : parent.counted.estimates)
            parts.push_back(e.*part);
        return parts;
    };
}

auto counts(std::size_t physics::Captures::*search) {
    return [search](const CountedParent& parent) {
        std::vector<std::int64_t> found;
        for (const physics::Captures& c : parent.counted.captures)
            found.push_back(static_cast<std::int64_t>(c.*search));
        return found;
    };
}

const std::tuple columns{
    Column{"parent_temperature", &CountedParent::parent_temperature, {"e/k_B", "hot to cold"}},
    Column{"glasses",
           [](const CountedParent& p) { return static_cast<std::int64_t>(p.glasses.size()); },
           {"1", "searched"}},
    Column{"volume", &CountedParent::volume, {"m^3", "of a glass"}},
    Column{
        "asymmetry", each(&DirectEstimate::asymmetry), {"K", "A: wells with |epsilon| < A"}, "K"},
    Column{"count",
           each(&DirectEstimate::count),
           {"1", "wells with |epsilon| < A and Delta_min < Delta_0 < E"},
           "K"},
    WithInterval{"at_splitting",
                 each(&DirectEstimate::at_splitting),
                 {"1/(J m^3)", "n_0(E), completeness not corrected; an upper limit if count is 0"},
                 "K"},
    WithInterval{
        "below", each(&DirectEstimate::below), {"1/(J m^3)", "mean of n_0 below E, likewise"}, "K"},
    WithInterval{"corrected",
                 each(&DirectEstimate::corrected),
                 {"1/(J m^3)", "below, with the wells that two searches miss; NaN: one search"},
                 "K"},
    WithInterval{"completeness",
                 each(&DirectEstimate::completeness),
                 {"1", "below/corrected; too large where some wells are hard to find for both"},
                 "K"}};

const std::tuple capture_columns{
    Column{"parent_temperature", &CountedParent::parent_temperature, {"e/k_B", "hot to cold"}},
    Column{"by_pushes",
           counts(&physics::Captures::pushes),
           {"1", "wells that pushes along modes found, by bins of Delta_0"},
           "J"},
    Column{"by_dynamics", counts(&physics::Captures::dynamics), {"1", "that dynamics found"}, "J"},
    Column{"by_both", counts(&physics::Captures::both), {"1", "that both found"}, "J"}};

/// The parent of a glass, added where it is the first.
CountedParent& parent_of(std::vector<CountedParent>& parents, double temperature,
                         const Debye& debye, double length) {
    for (CountedParent& parent : parents)
        if (physics::same_temperature(parent.parent_temperature, temperature))
            return parent;
    const auto& known = debye.ensembles.parents;
    const double edge = known[find_parent(known, temperature)].edge * length;
    return parents.emplace_back(CountedParent{temperature, edge * edge * edge});
}

physics::SearchedGlass wells_of(const Glass& glass, const std::vector<Levels>& levels) {
    physics::SearchedGlass searched{glass.id, glass.chain, glass.sweep};
    for (const Levels& l : levels)
        if (l.glass == glass.id && l.localised != 0 && l.of_glass != 0)
            searched.wells.push_back({l.epsilon, l.delta_0, l.lowest_epsilon, l.highest_epsilon,
                                      l.by_pushes != 0, l.by_dynamics != 0});
    return searched;
}

void expect_new(const CountedParent& parent, const Glass& glass,
                const std::filesystem::path& path) {
    for (const physics::SearchedGlass& other : parent.glasses)
        if (other.id == glass.id)
            throw Error(path.string() + ": glass " + std::to_string(glass.id) +
                        " of T_p = " + std::to_string(glass.parent_temperature) +
                        " is in another file too, expected each once");
}

} // namespace

std::vector<CountedParent> gather_wells(const std::vector<std::filesystem::path>& paths,
                                        const Debye& debye) {
    std::vector<CountedParent> parents;
    std::optional<physics::MaterialUnits> units;
    for (const auto& path : paths) {
        const LevelsOfPaths levels = read_levels(Input(path));
        if (levels.units != units.value_or(levels.units))
            throw Error(path.string() + ": /units are others than those of " +
                        paths.front().string());
        units = levels.units;
        for (const Glass& glass : levels.lineage.glasses)
            for_glass(path, glass.id, [&] {
                CountedParent& parent =
                    parent_of(parents, glass.parent_temperature, debye, levels.units.length);
                expect_new(parent, glass, path);
                parent.glasses.push_back(wells_of(glass, levels.levels));
            });
    }
    std::ranges::sort(parents, std::greater(), &CountedParent::parent_temperature);
    return parents;
}

void write_two_level_systems(Output& file, const std::vector<CountedParent>& parents) {
    write_table(file, "/two_level_systems", "P", parents, columns);
    write_table(file, "/two_level_systems/captures", "P", parents, capture_columns);
}

} // namespace files
