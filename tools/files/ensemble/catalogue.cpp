#include "files/ensemble/catalogue.hpp"

#include "files/hdf5/single_precision.hpp"

#include <algorithm>

namespace files {
namespace {

using Id = std::int64_t;

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
    throw Error(file.string() + ": " + what);
}

std::vector<Id> ids(const Lineage& lineage) {
    std::vector<Id> all;
    for (const Glass& glass : lineage.glasses)
        all.push_back(glass.id);
    return all;
}

void expect_glasses_of(const Lineage& expected, const Lineage& lineage,
                       const std::filesystem::path& file) {
    if (ids(lineage) != ids(expected))
        refuse(file, "/glasses/id differs from that of the elasticity, expected the same batch");
    expect_same_glasses(expected.glasses, lineage.glasses, file);
}

void expect_one_ensemble(const Elasticity& before, const Elasticity& more,
                         const std::filesystem::path& file) {
    if (more.lineage.model_text != before.lineage.model_text)
        refuse(file, "/parameters/model differs from that of the other inputs, expected one model");
    if (more.particles != before.particles)
        refuse(file, "/elasticity/particles is " + std::to_string(more.particles) + ", expected " +
                         std::to_string(before.particles) + " as in the other glasses");
    const double temperature = before.lineage.glasses.front().parent_temperature;
    const std::vector<Id> there = ids(before.lineage);
    for (const Glass& glass : more.lineage.glasses) {
        if (!physics::same_temperature(glass.parent_temperature, temperature))
            refuse(file, "glass " + std::to_string(glass.id) +
                             " is of T_p = " + std::to_string(glass.parent_temperature) +
                             ", expected that of the others, " + std::to_string(temperature));
        if (std::ranges::find(there, glass.id) != there.end())
            refuse(file, "glass " + std::to_string(glass.id) +
                             " appears twice, expected each glass once");
    }
}

/// Each was made of those before it.
void expect_one_batch(const Batch& batch, const Provenance& run) {
    const auto expect = [&](const std::filesystem::path& file,
                            const std::filesystem::path& source) {
        expect_made_of(Input(file), sources_of(run, {source}), source.string());
    };
    expect(batch.minima, batch.liquids);
    expect(batch.elasticity, batch.minima);
    expect(batch.modes, batch.minima);
    expect(batch.nonlinear_modes, batch.modes);
    if (!batch.paths.empty())
        expect(batch.paths, batch.minima);
}

void add_elasticity(Elasticity& to, const Elasticity& from) {
    if (to.lineage.glasses.empty()) {
        to = from;
        return;
    }
    append(to.lineage.glasses, from.lineage.glasses);
    append(to.lineage.rattlers, from.lineage.rattlers);
    append(to.glasses, from.glasses);
}

/// Rows of modes are counted on.
void add_nonlinear_modes(NonlinearModes& to, const NonlinearModes& from, std::size_t modes_before) {
    const auto before = static_cast<Id>(to.modes.size()), shift = static_cast<Id>(modes_before);
    for (FittedMode mode : from.modes) {
        mode.start_mode += shift;
        mode.duplicate_of += mode.duplicate_of < 0 ? 0 : before;
        to.modes.push_back(mode);
    }
    for (RejectedStart start : from.rejected) {
        start.start_mode += shift;
        to.rejected.push_back(start);
    }
}

void keep_softest(Catalogue& catalogue, const Kept& kept) {
    std::ranges::stable_sort(catalogue.softest, {}, [&](const MovingPart& part) {
        return catalogue.nonlinear_modes.modes.at(static_cast<std::size_t>(part.mode)).lambda;
    });
    if (catalogue.softest.size() > kept.fields)
        catalogue.softest.resize(kept.fields);
}

} // namespace

std::vector<std::filesystem::path> files_of(const Batch& b) {
    std::vector<std::filesystem::path> files{b.liquids, b.minima, b.elasticity, b.modes,
                                             b.nonlinear_modes};
    if (!b.paths.empty())
        files.push_back(b.paths);
    return files;
}

Catalogue read_catalogue(const Input& file) {
    if (!is_catalogue(file))
        refuse(file.path(), "has no group /sources, expected a catalogue");
    Catalogue c{.elasticity = in_single_precision(read_elasticity(file)),
                .modes = in_single_precision(read_modes(file)),
                .nonlinear_modes = in_single_precision(read_nonlinear_modes(file)),
                .overlaps = read_lags(file)};
    if (c.elasticity.glasses.empty())
        refuse(file.path(), "/elasticity/glass is empty, expected at least one glass");
    if (has_record(file))
        c.record = in_single_precision(read_record(file));
    c.softest = read_softest(file, c.nonlinear_modes.modes.size());
    c.wells = read_kept_wells(file);
    const auto names = file.texts("/sources/name"), hashes = file.texts("/sources/sha256");
    for (std::size_t s = 0; s < std::min(names.size(), hashes.size()); ++s)
        c.sources.push_back({names[s], hashes[s]});
    return c;
}

void add(Catalogue& catalogue, const Batch& batch, const Provenance& run, const Kept& kept) {
    expect_one_batch(batch, run);
    const auto elasticity = in_single_precision(read_elasticity(Input(batch.elasticity)));
    const auto modes = in_single_precision(read_modes(Input(batch.modes)));
    const auto found = in_single_precision(read_nonlinear_modes(Input(batch.nonlinear_modes)));
    if (elasticity.glasses.empty())
        refuse(batch.elasticity, "/elasticity/glass is empty, expected at least one glass");
    expect_glasses_of(elasticity.lineage, modes.lineage, batch.modes);
    expect_glasses_of(elasticity.lineage, found.lineage, batch.nonlinear_modes);
    if (!catalogue.elasticity.glasses.empty())
        expect_one_ensemble(catalogue.elasticity, elasticity, batch.elasticity);
    const Frames minima = read_frames(Input(batch.minima));
    expect_glasses_of(elasticity.lineage, {minima.model_text, minima.glasses}, batch.minima);
    append(catalogue.softest, moving_parts(found, Input(batch.nonlinear_modes), minima, kept,
                                           catalogue.nonlinear_modes.modes.size()));
    if (!batch.paths.empty()) {
        const auto paths = in_single_precision(read_paths(Input(batch.paths)));
        expect_glasses_of(elasticity.lineage, paths.neighbours.lineage, batch.paths);
        add(catalogue.wells, paths, catalogue.nonlinear_modes.modes.size());
    }
    add_elasticity(catalogue.elasticity, elasticity);
    add_nonlinear_modes(catalogue.nonlinear_modes, found, catalogue.modes.modes.size());
    append(catalogue.modes.modes, modes.modes);
    append(catalogue.modes.completeness, modes.completeness);
    keep_softest(catalogue, kept);
    append(catalogue.sources, sources_of(run, files_of(batch)));
    if (const Input liquids(batch.liquids); has_record(liquids)) {
        append(catalogue.record, in_single_precision(read_record(liquids)));
        physics::keep_once(catalogue.record.rows);
        keep_last(catalogue.record.breathing);
    }
}

void write_catalogue(Output& file, const Catalogue& c) {
    write_moduli(file, c.elasticity);
    write_mode_columns(file, c.modes);
    write_nonlinear_columns(file, c.nonlinear_modes);
    if (!c.record.chains.empty())
        write_record(file, c.record);
    write_lags(file, c.overlaps);
    write_softest(file, c.softest);
    if (!c.wells.searched.empty())
        write_kept_wells(file, c.wells);
    std::vector<std::string> names, hashes;
    for (const Provenance::Source& source : c.sources) {
        names.push_back(source.name);
        hashes.push_back(source.sha256);
    }
    file.texts("/sources/name", names, "A",
               "every file that a glass came from, also through another catalogue");
    file.texts("/sources/sha256", hashes, "A", "their SHA-256");
}

} // namespace files
