#include "files/configurations/minima.hpp"

#include "files/hdf5/table.hpp"
#include "files/yaml/parameters.hpp"
#include "physics/glass/quench.hpp"
#include "physics/glass/rattlers.hpp"
#include "physics/model/bonds.hpp"

#include <algorithm>
#include <sstream>

namespace files {
namespace {

const std::tuple as_read_columns{
    Column{"id", &StartingGlass::id, {"1", "every liquid"}},
    Column{"potential_energy",
           &StartingGlass::potential_energy,
           {"e", "per particle, before the quench"}},
    Column{"max_force",
           &StartingGlass::max_force,
           {"e/l", "largest force component, before the quench"}},
    Column{"state",
           &StartingGlass::state,
           {"", "before the quench: minimum, saddle, rattlers "
                "(a minimum but for particles of fewer than 4 neighbours), not at rest"}}};

const std::tuple rejected_columns{
    Column{"id", &RejectedGlass::id, {"1", "glass without a certificate"}},
    Column{"max_force", &RejectedGlass::max_force, {"e/l", "where the quench gave up"}},
    Column{"reason",
           &RejectedGlass::reason,
           {"", "max force, saddle, or that particles have fewer than 4 neighbours"}}};

bool is_of_quench(const Input& file) {
    return file.has("/provenance/tool") && file.text("/provenance/tool") == "quench";
}

/// Largest force component of a glass that is taken for a minimum: that of the quench that wrote
/// the file, whose certificate may allow more.  [e/l]
double largest_force_at_rest(const Input& file) {
    if (!is_of_quench(file))
        return force_at_rest;
    Parameters quench(file.text("/provenance/parameters"),
                      file.path().string() + ": /provenance/parameters");
    const double at_rest = quench.has("at_rest") ? quench.positive("at_rest") : force_at_rest;
    return std::max(at_rest, quench.positive("max_force"));
}

/// What keeps a configuration from being a minimum; empty if nothing does.
std::string objection(const physics::Configuration& c, const physics::PairPotential& potential,
                      double at_rest, bool certified) {
    const auto bonds = physics::find_bonds(c, potential);
    const double force = physics::max_force(physics::forces(bonds, c.particles()));
    std::ostringstream text;
    if (force > at_rest)
        text << "has a largest force of " << force << ", expected at most " << at_rest
             << ": it is not at rest, quench it first";
    else if (!certified)
        if (const auto reason = why_no_minimum(stability(c, potential, bonds, at_rest));
            !reason.empty())
            text << "is no minimum (" << reason << "), expected one: quench it first";
    return text.str();
}

} // namespace

Frames read_minima(const std::filesystem::path& path) {
    const Input file(path);
    Frames frames = read_frames(file);
    const double at_rest = largest_force_at_rest(file);
    const bool certified = is_of_quench(file);
    const physics::PairPotential potential(frames.model);
    for (std::size_t f = 0; f < frames.glasses.size(); ++f) {
        const auto what = objection(frames.configurations[f], potential, at_rest, certified);
        if (!what.empty())
            throw Error(path.string() + ": glass " + std::to_string(frames.glasses[f].id) + ' ' +
                        what);
    }
    return frames;
}

physics::Backbone backbone_of(const Frames& minima, std::size_t f) {
    std::vector<int> rattlers;
    for (const Rattler& rattler : minima.rattlers)
        if (rattler.glass == minima.glasses[f].id)
            rattlers.push_back(static_cast<int>(rattler.particle));
    return physics::backbone(minima.configurations[f], rattlers);
}

void write_minima(Output& file, const Minima& minima) {
    write_frames(file, minima.frames, Precision::double_precision);
    file.text("/parameters/minimiser", physics::minimiser, "how every minimum was reached");
    write_observable(file, "potential_energy", minima.potential_energy, "per particle [e]");
    write_observable(file, "pressure", minima.pressure, "virial, at rest [e/l^3]");
    write_observable(file, "max_force", minima.max_force, "largest force component [e/l]");
    write_table(file, "/as_read", "F + X", minima.as_read, as_read_columns);
    write_table(file, "/rejected", "X", minima.rejected, rejected_columns);
}

} // namespace files
