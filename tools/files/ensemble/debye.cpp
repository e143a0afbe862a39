#include "files/ensemble/debye.hpp"

#include "files/ensemble/estimates.hpp"

#include <cmath>
#include <string>

namespace files {
namespace {

using physics::DebyeScale;
using physics::MeasuredScale;

const std::string group = "/debye";

/// A parent temperature as it is stored.
struct Parent {
    double parent_temperature;
    std::int64_t glasses, particles;
    double edge, density;
    MeasuredScale scale;
};

template <class T>
struct ValueAndError {
    T &value, &error;
};

auto scale(const char* name, double DebyeScale::*member, Meaning meaning) {
    const auto both = [member](auto& parent) {
        auto& value = parent.scale.value.*member;
        return ValueAndError<std::remove_reference_t<decltype(value)>>{value,
                                                                       parent.scale.error.*member};
    };
    return WithError{name, both, meaning, "standard error, over independent groups"};
}

const std::tuple parent_columns{
    Column{"parent_temperature", &Parent::parent_temperature, {"e/k_B", "hot to cold"}},
    Column{"glasses", &Parent::glasses, {"1", "number of glasses"}},
    Column{"particles", &Parent::particles, {"1", "N"}},
    Column{"edge", &Parent::edge, {"l", "L"}},
    Column{"density", &Parent::density, {"l^-3", "N/V"}},
    scale("shear_modulus", &DebyeScale::shear_modulus, {"e/l^3", "mean G"}),
    scale("bulk_modulus", &DebyeScale::bulk_modulus, {"e/l^3", "mean K"}),
    scale("pressure", &DebyeScale::pressure, {"e/l^3", "mean p"}),
    scale("debye_frequency", &DebyeScale::debye_frequency, {"1/t", "omega_D, of mean G and K"}),
    scale("first_plane_wave", &DebyeScale::first_plane_wave, {"1", "2 pi c_t/(L omega_D)"}),
    scale("debye_temperature", &DebyeScale::debye_temperature, {"K", "hbar omega_D/k_B"})};

struct GlassRow {
    double parent_temperature;
    std::int64_t id, chain, sweep;
    double shear_modulus, bulk_modulus, pressure;
};
const std::tuple glass_columns{
    Column{"parent_temperature", &GlassRow::parent_temperature, {"e/k_B", "of its liquid"}},
    Column{"id", &GlassRow::id, {"1", "glass"}},
    Column{"chain", &GlassRow::chain, {"1", "-1: unknown"}},
    Column{"sweep", &GlassRow::sweep, {"1", "of the chain; -1: unknown"}},
    Column{"shear_modulus", &GlassRow::shear_modulus, {"e/l^3", "G"}},
    Column{"bulk_modulus", &GlassRow::bulk_modulus, {"e/l^3", "K"}},
    Column{"pressure", &GlassRow::pressure, {"e/l^3", "p"}}};

double read_number(const Input& file, const std::string& name) {
    return file.read<double>(group + "/" + name, {}).front();
}

} // namespace

Debye read_debye(const Input& file) {
    Debye debye; // filled one by one: g++ 12 destroys a nested member twice if a later one throws
    debye.ensembles.lineage = read_lineage(file);
    debye.reference_parent_temperature = read_number(file, "reference_parent_temperature");
    debye.reference_debye_temperature = read_number(file, "reference_debye_temperature");
    for (const Parent& p : read_table<Parent>(file, group, parent_columns)) {
        debye.ensembles.parents.push_back(
            {p.parent_temperature, static_cast<double>(p.particles), p.edge, p.density, {}});
        debye.scales.push_back(p.scale);
    }
    for (const GlassRow& g : read_table<GlassRow>(file, group + "/glass", glass_columns))
        debye.ensembles.parents[find_parent(debye.ensembles.parents, g.parent_temperature)]
            .glasses.push_back({.id = g.id,
                                .chain = g.chain,
                                .shear_modulus = g.shear_modulus,
                                .bulk_modulus = g.bulk_modulus,
                                .pressure = g.pressure,
                                .sweep = g.sweep});
    return debye;
}

void write_debye(Output& file, const Debye& debye) {
    std::vector<Parent> parents;
    std::vector<GlassRow> glasses;
    std::vector<physics::Blocking> blockings;
    for (std::size_t k = 0; k < debye.scales.size(); ++k) {
        const physics::Ensemble& p = debye.ensembles.parents[k];
        parents.push_back({p.parent_temperature, static_cast<std::int64_t>(p.glasses.size()),
                           std::llround(p.particles), p.edge, p.density, debye.scales[k]});
        for (const physics::MeasuredGlass& g : p.glasses)
            glasses.push_back({p.parent_temperature, g.id, g.chain, g.sweep, g.shear_modulus,
                               g.bulk_modulus, g.pressure});
    }
    for (const MeasuredScale& scale : debye.scales)
        blockings.push_back(scale.memory);
    write_lineage(file, debye.ensembles.lineage);
    write_table(file, group, "P", parents, parent_columns);
    write_memory(file, group, blockings, "pressure");
    write_table(file, group + "/glass", "F", glasses, glass_columns);
    file.write(group + "/reference_parent_temperature", debye.reference_parent_temperature,
               {"e/k_B", "where the Debye temperature is given"});
    file.write(group + "/reference_debye_temperature", debye.reference_debye_temperature,
               {"K", "hbar omega_D/k_B there"});
}

} // namespace files
