#include "files/modes/elasticity.hpp"

#include "files/hdf5/single_precision.hpp"

#include <algorithm>

namespace files {
namespace {

using Row = GlassElasticity;
const std::tuple columns{
    Column{"glass", &Row::glass, {"1", "id"}},
    Column{"shear_modulus",
           &Row::shear_modulus,
           {"e/l^3",
            "G, athermal, mean of the six simple shears along the edges (of a cubic crystal c44)"}},
    Column{"bulk_modulus", &Row::bulk_modulus, {"e/l^3", "K, athermal"}},
    Column{"pressure", &Row::pressure, {"e/l^3", "virial, at rest"}}};

const std::tuple frequency_columns{
    Column{"debye_frequency",
           &Row::debye_frequency,
           {"1/t", "from this glass's moduli; G < 0: median of the others"}},
    Column{"first_plane_wave", &Row::first_plane_wave, {"1/t", "2 pi c_t/L, likewise"}}};

const std::tuple diagonal_columns{or_nan(
    Column{"diagonal_shear_modulus",
           &Row::diagonal_shear_modulus,
           {"e/l^3", "as shear_modulus, of shears turned by 45 degrees (of a cubic crystal (c11 - "
                     "c12)/2); NaN: not measured"}})};

std::vector<Row> read_rows(const Input& file) {
    auto rows = read_table<Row>(file, "/elasticity", columns);
    if (file.has("/elasticity/diagonal_shear_modulus"))
        read_columns(file, "/elasticity", rows, diagonal_columns);
    if (!is_catalogue(file))
        read_columns(file, "/elasticity", rows, frequency_columns);
    return rows;
}

} // namespace

void stand_in_for_negative_moduli(std::vector<Row>& glasses) {
    for (double Row::*frequency : {&Row::debye_frequency, &Row::first_plane_wave}) {
        std::vector<double> known;
        for (const Row& glass : glasses)
            if (glass.shear_modulus > 0)
                known.push_back(glass.*frequency);
        if (known.empty())
            return;
        const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
        std::ranges::nth_element(known, middle);
        for (Row& glass : glasses)
            if (!(glass.shear_modulus > 0))
                glass.*frequency = *middle;
    }
}

Elasticity read_elasticity(const Input& file) {
    return {read_lineage(file), file.read<std::int64_t>("/elasticity/particles", {}).front(),
            file.read<double>("/elasticity/edge", {}).front(),
            file.read<double>("/elasticity/density", {}).front(), read_rows(file)};
}

void write_elasticity(Output& file, const Elasticity& e) {
    write_moduli(file, e);
    write_table(file, "/elasticity", "F", e.glasses, frequency_columns);
}

void write_moduli(Output& file, const Elasticity& e) {
    write_lineage(file, e.lineage);
    write_table(file, "/elasticity", "F", e.glasses, columns);
    write_table(file, "/elasticity", "F", e.glasses, diagonal_columns);
    file.write("/elasticity/particles", e.particles, {"1", "N"});
    file.write("/elasticity/edge", e.edge, {"l", "L"});
    file.write("/elasticity/density", e.density, {"l^-3", "N/V"});
}

void round_to_single(Elasticity& e) {
    round_to_single(e.glasses, columns);
    round_to_single(e.glasses, diagonal_columns);
}

} // namespace files
