#include "files/ensemble/debye.hpp"

#include "files/ensemble/estimates.hpp"
#include "files/hdf5/table.hpp"

#include <array>
#include <cmath>
#include <string>

namespace files {
namespace {

using physics::DebyeScale;
using physics::MeasuredScale;

const std::string group = "/debye";

/// A parent temperature as it is stored, but for its scale.
struct Parent {
    double parent_temperature;
    std::int64_t glasses, particles;
    double edge, density;
};
const std::tuple parent_columns{
    Column{"parent_temperature", &Parent::parent_temperature, {"e/k_B", "hot to cold"}},
    Column{"glasses", &Parent::glasses, {"1", "number of glasses"}},
    Column{"particles", &Parent::particles, {"1", "N"}}, Column{"edge", &Parent::edge, {"l", "L"}},
    Column{"density", &Parent::density, {"l^-3", "N/V"}}};

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

using Scale = Column<double DebyeScale::*>;
const std::array scale_columns{
    Scale{"shear_modulus", &DebyeScale::shear_modulus, {"e/l^3", "mean G"}},
    Scale{"bulk_modulus", &DebyeScale::bulk_modulus, {"e/l^3", "mean K"}},
    Scale{"pressure", &DebyeScale::pressure, {"e/l^3", "mean p"}},
    Scale{"debye_frequency", &DebyeScale::debye_frequency, {"1/t", "omega_D, of mean G and K"}},
    Scale{"first_plane_wave", &DebyeScale::first_plane_wave, {"1", "2 pi c_t/(L omega_D)"}},
    Scale{"debye_temperature", &DebyeScale::debye_temperature, {"K", "hbar omega_D/k_B"}}};

void write_scales(Output& file, const std::vector<MeasuredScale>& scales) {
    for (const Scale& column : scale_columns) {
        std::vector<double> values, errors;
        for (const MeasuredScale& scale : scales) {
            values.push_back(scale.value.*column.field);
            errors.push_back(scale.error.*column.field);
        }
        const std::string name = group + "/" + column.name;
        file.write<double>(name, values, {{"P", values.size()}}, column.meaning);
        file.write<double>(name + "_error", errors, {{"P", errors.size()}},
                           {column.meaning.unit, "standard error, over independent groups"});
    }
}

std::vector<MeasuredScale> read_scales(const Input& file, std::size_t parents) {
    std::vector<MeasuredScale> scales(parents);
    for (const Scale& column : scale_columns) {
        const std::string name = group + "/" + column.name;
        const auto values = file.read<double>(name, {parents});
        const auto errors = file.read<double>(name + "_error", {parents});
        for (std::size_t p = 0; p < parents; ++p) {
            scales[p].value.*column.field = values[p];
            scales[p].error.*column.field = errors[p];
        }
    }
    return scales;
}

double read_number(const Input& file, const std::string& name) {
    return file.read<double>(group + "/" + name, {}).front();
}

} // namespace

Debye read_debye(const Input& file) {
    Debye debye; // filled one by one: g++ 12 destroys a nested member twice if a later one throws
    debye.ensembles.lineage = read_lineage(file);
    debye.reference_parent_temperature = read_number(file, "reference_parent_temperature");
    debye.reference_debye_temperature = read_number(file, "reference_debye_temperature");
    for (const Parent& p : read_table<Parent>(file, group, parent_columns))
        debye.ensembles.parents.push_back(
            {p.parent_temperature, static_cast<double>(p.particles), p.edge, p.density, {}});
    debye.scales = read_scales(file, debye.ensembles.parents.size());
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
    for (const physics::Ensemble& p : debye.ensembles.parents) {
        parents.push_back({p.parent_temperature, static_cast<std::int64_t>(p.glasses.size()),
                           std::llround(p.particles), p.edge, p.density});
        for (const physics::MeasuredGlass& g : p.glasses)
            glasses.push_back({p.parent_temperature, g.id, g.chain, g.sweep, g.shear_modulus,
                               g.bulk_modulus, g.pressure});
    }
    for (const MeasuredScale& scale : debye.scales)
        blockings.push_back(scale.memory);
    write_lineage(file, debye.ensembles.lineage);
    write_table(file, group, "P", parents, parent_columns);
    write_scales(file, debye.scales);
    write_memory(file, group, blockings, "pressure");
    write_table(file, group + "/glass", "F", glasses, glass_columns);
    file.write(group + "/reference_parent_temperature", debye.reference_parent_temperature,
               {"e/k_B", "where the Debye temperature is given"});
    file.write(group + "/reference_debye_temperature", debye.reference_debye_temperature,
               {"K", "hbar omega_D/k_B there"});
}

} // namespace files
