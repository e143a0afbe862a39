#include "files/configurations/imported_glasses.hpp"

#include "files/configurations/configurations.hpp"
#include "files/hdf5/table.hpp"

namespace files {
namespace {

const std::tuple columns{Column{"input", &ImportedGlass::input, {"1", "row of /provenance/inputs"}},
                         Column{"frame", &ImportedGlass::frame, {"1", "of that file, from 0"}},
                         Column{"density", &ImportedGlass::density, {"l^-3", "N/V"}},
                         Column{"packing_fraction",
                                &ImportedGlass::packing_fraction,
                                {"1", "share of the volume inside spheres of the diameters"}}};

template <class T>
std::vector<T> each(const std::vector<ImportedGlass>& glasses, T ImportedGlass::*member) {
    std::vector<T> values;
    for (const ImportedGlass& glass : glasses)
        values.push_back(glass.*member);
    return values;
}

} // namespace

void write_imported(Output& file, const std::vector<ImportedGlass>& glasses) {
    write_table(file, "/imported", glasses, columns);
    file.texts("/imported/format", each(glasses, &ImportedGlass::format));
    file.texts("/imported/sizes", each(glasses, &ImportedGlass::sizes));
    write_observable(file, "potential_energy", each(glasses, &ImportedGlass::potential_energy),
                     "per particle, as read [e]");
    write_observable(file, "max_force", each(glasses, &ImportedGlass::max_force),
                     "largest force component, as read [e/l]");
}

} // namespace files
