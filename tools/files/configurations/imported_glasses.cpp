#include "files/configurations/imported_glasses.hpp"

#include "files/configurations/configurations.hpp"
#include "files/hdf5/table.hpp"

namespace files {
namespace {

const std::tuple columns{
    Column{"input",
           &ImportedGlass::input,
           {"1", "row of /provenance/inputs that the glass was read from"}},
    Column{"frame", &ImportedGlass::frame, {"1", "of that file, from 0"}},
    Column{"density", &ImportedGlass::density, {"l^-3", "N/V"}},
    Column{"packing_fraction",
           &ImportedGlass::packing_fraction,
           {"1", "share of the volume inside spheres of the diameters"}},
    Column{"format",
           &ImportedGlass::format,
           {"", "H5MD, H5MD of another program, extended XYZ, LAMMPS data, LAMMPS dump, columns"}},
    Column{"sizes",
           &ImportedGlass::sizes,
           {"", "how the file tells them: diameter, radius, charge as diameter .."}}};

std::vector<double> each(const std::vector<ImportedGlass>& glasses, double ImportedGlass::*member) {
    std::vector<double> values;
    for (const ImportedGlass& glass : glasses)
        values.push_back(glass.*member);
    return values;
}

} // namespace

void write_imported(Output& file, const std::vector<ImportedGlass>& glasses) {
    write_table(file, "/imported", "F", glasses, columns);
    write_observable(file, "potential_energy", each(glasses, &ImportedGlass::potential_energy),
                     "per particle, as read [e]");
    write_observable(file, "max_force", each(glasses, &ImportedGlass::max_force),
                     "largest force component, as read [e/l]");
}

} // namespace files
