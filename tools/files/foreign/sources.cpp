#include "files/foreign/sources.hpp"

#include "files/foreign/frames_of_input.hpp"
#include "physics/glass/start.hpp"
#include "physics/model/configuration.hpp"

#include <algorithm>
#include <cmath>

namespace files {
namespace {

namespace fs = std::filesystem;

constexpr double edge_tolerance = 1e-6; // relative

void expect_alike(const physics::Configuration& first, const physics::Configuration& c,
                  const fs::path& path, std::size_t frame) {
    const std::string where = named(path, frame);
    if (c.particles() != first.particles())
        throw Error(where + " has " + std::to_string(c.particles()) +
                    " particles, expected as many as the first, " +
                    std::to_string(first.particles()));
    if (std::abs(c.edge / first.edge - 1) > edge_tolerance)
        throw Error(where + " has a box of edge " + std::to_string(c.edge) +
                    ", expected that of the first, " + std::to_string(first.edge));
}

ImportedGlass found(const Source& source, std::size_t frame, std::size_t input) {
    const physics::Configuration& c = source.frames.configurations[frame];
    return {.input = static_cast<std::int64_t>(input),
            .frame = static_cast<std::int64_t>(frame),
            .density = static_cast<double>(c.particles()) / c.volume(),
            .packing_fraction = physics::packing_fraction(c.diameters, c.volume()),
            .format = source.format,
            .sizes = source.sizes[frame]};
}

/// Frames [begin, end) of input k, with the ids that follow those already there.
void take(Imported& all, const Source& source, const std::vector<fs::path>& paths,
          std::size_t input, std::size_t begin, std::size_t end) {
    const fs::path& path = paths[input];
    auto& glasses = all.frames.glasses;
    auto& configurations = all.frames.configurations;
    for (std::size_t f = begin; f < end; ++f) {
        configurations.push_back(source.frames.configurations[f]);
        expect_alike(configurations.front(), configurations.back(), path, f);
        glasses.push_back(source.frames.glasses[f]);
        all.glasses.push_back(found(source, f, input));
    }
    if (source.precision == Precision::double_precision)
        all.precision = Precision::double_precision;
    append(all.record, source.record);
}

/// File and frame that a glass was read from, for messages.
std::string origin(const ImportedGlass& glass, const std::vector<fs::path>& paths) {
    return named(paths[static_cast<std::size_t>(glass.input)],
                 static_cast<std::size_t>(glass.frame));
}

/// Errors take glasses as different ones.
void expect_different(const Imported& all, const std::vector<fs::path>& paths) {
    const auto& configurations = all.frames.configurations;
    for (std::size_t later = 0; later < configurations.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            if (physics::are_one(configurations[earlier], configurations[later]))
                throw Error(origin(all.glasses[later], paths) + " is the same configuration as " +
                            origin(all.glasses[earlier], paths) + ", expected different ones");
}

/// Gives every glass the parent temperature that it lacks.
void set_parent_temperature(Imported& all, double temperature, const std::vector<fs::path>& paths) {
    for (std::size_t k = 0; k < all.glasses.size(); ++k) {
        Glass& glass = all.frames.glasses[k];
        if (glass.parent_temperature != 0 &&
            !physics::same_temperature(glass.parent_temperature, temperature))
            throw Error(origin(all.glasses[k], paths) + " has the parent temperature " +
                        std::to_string(glass.parent_temperature) + ", expected " +
                        std::to_string(temperature));
        glass.parent_temperature = temperature;
    }
}

/// What was told of the liquid must be what the file holds.
void expect(const KnownLiquid& liquid, const Frames& frames, const fs::path& path) {
    const std::size_t found = frames.configurations.size();
    if (found != liquid.frames)
        throw Error(path.string() + ": has " + std::to_string(found) + " frames, expected " +
                    std::to_string(liquid.frames));
    for (std::size_t f = 0; f < found; ++f)
        if (const auto n = frames.configurations[f].particles(); n != liquid.particles)
            throw Error(named(path, f) + " has " + std::to_string(n) +
                        " particles, expected `particles` of the liquid, " +
                        std::to_string(liquid.particles));
}

} // namespace

KnownLiquid read_known_liquid(const fs::path& path) {
    Parameters parameters(path);
    const KnownLiquid liquid{.temperature = parameters.positive("temperature"),
                             .particles = parameters.integer("particles", 1),
                             .frames = static_cast<std::size_t>(parameters.integer("frames", 1))};
    parameters.expect_no_more();
    return liquid;
}

Imported read_sources(const std::vector<fs::path>& paths, const physics::Model& model,
                      const std::string& model_text, const Selection& selection) {
    Imported all{{model, model_text, {}, {}}, {}, Precision::single_precision, {}};
    std::size_t before = 0; // frames of the files already read
    const std::size_t end =
        selection.count == any ? any : selection.skip + selection.count; // of the wanted frames
    for (std::size_t input = 0; input < paths.size(); ++input) {
        const fs::path& path = paths[input];
        const Source source = read_source(path, model, selection);
        if (selection.liquid)
            expect(*selection.liquid, source.frames, path);
        const std::size_t frames = source.frames.configurations.size();
        const std::size_t from = std::clamp(selection.skip, before, before + frames) - before;
        const std::size_t to = std::clamp(end, before, before + frames) - before;
        if (from < to)
            take(all, source, paths, input, from, to);
        before += frames;
    }
    const std::size_t found = all.frames.glasses.size();
    if (found == 0 || (selection.count != any && found < selection.count))
        throw Error(paths.back().string() + ": is the last of " + std::to_string(before) +
                    " frames, expected " + (found == 0 ? "more than " : "at least ") +
                    std::to_string(found == 0 ? selection.skip : end));
    expect_different(all, paths);
    for (std::size_t k = 0; k < found; ++k)
        all.frames.glasses[k].id = selection.first_id + static_cast<std::int64_t>(k);
    if (selection.liquid)
        set_parent_temperature(all, selection.liquid->temperature, paths);
    return all;
}

void judge(Imported& imported, const physics::PairPotential& potential,
           const std::vector<fs::path>& paths) {
    for (std::size_t f = 0; f < imported.glasses.size(); ++f) {
        ImportedGlass& glass = imported.glasses[f];
        const fs::path& path = paths[static_cast<std::size_t>(glass.input)];
        const auto start = for_glass(path, imported.frames.glasses[f].id, [&] {
            return physics::judge_start(imported.frames.configurations[f], potential, 0);
        });
        glass.potential_energy = start.energy_per_particle;
        glass.max_force = start.max_force;
    }
}

void write_liquids(Output& file, const Imported& imported) {
    write_frames(file, imported.frames, imported.precision);
    write_imported(file, imported.glasses);
    if (!imported.record.chains.empty())
        write_record(file, imported.record);
}

} // namespace files
