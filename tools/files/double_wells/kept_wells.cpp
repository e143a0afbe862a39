#include "files/double_wells/kept_wells.hpp"

#include "files/hdf5/single_precision.hpp"

namespace files {

void add(KeptWells& wells, const Paths& batch, std::size_t modes_before) {
    const auto before = static_cast<std::int64_t>(wells.minima.size());
    for (const Glass& glass : batch.neighbours.lineage.glasses)
        wells.searched.push_back(glass.id);
    for (Neighbour minimum : batch.neighbours.minima) {
        minimum.mode += minimum.mode < 0 ? 0 : static_cast<std::int64_t>(modes_before);
        wells.minima.push_back(minimum);
    }
    for (Path path : batch.paths) {
        if (!path.rejected.empty() || (path.first >= 0 && path.last >= 0))
            continue;
        for (std::int64_t* end : {&path.first, &path.last})
            *end += *end < 0 ? 0 : before;
        wells.paths.push_back(std::move(path));
    }
}

KeptWells read_kept_wells(const Input& file) {
    if (!file.has("/searched"))
        return {};
    const Paths paths = in_single_precision(read_paths(file));
    return {file.read<std::int64_t>("/searched/glass", {any}), paths.neighbours.minima,
            paths.paths};
}

void write_kept_wells(Output& file, const KeptWells& wells) {
    file.write<std::int64_t>("/searched/glass", wells.searched, {{"H", wells.searched.size()}},
                             {"1", "id: double wells were searched beside it"});
    Paths tables{.neighbours = {.lineage = {}, .particles = 0}};
    tables.neighbours.minima = wells.minima;
    tables.paths = wells.paths;
    write_path_tables(file, tables);
}

} // namespace files
