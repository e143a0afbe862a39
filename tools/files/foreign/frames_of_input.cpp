#include "files/foreign/frames_of_input.hpp"

#include "files/foreign/foreign_formats.hpp"

namespace files {
namespace {

namespace fs = std::filesystem;

void check_frames(const std::vector<physics::Configuration>& configurations,
                  const physics::Model& model, const fs::path& path) {
    for (std::size_t f = 0; f < configurations.size(); ++f)
        check_frame(configurations[f], model, path, f);
}

Source read_h5md(const fs::path& path, const physics::Model& model, bool other_model) {
    const Input file(path);
    Source source{read_frames(file), precision(file), {}, "H5MD", {}};
    source.sizes.assign(source.frames.configurations.size(), "diameter");
    if (other_model)
        check_frames(source.frames.configurations, model, path);
    else if (source.frames.model != model)
        throw Error(path.string() +
                    ": /parameters/model is another model, expected that of the parameters");
    if (has_record(file))
        source.record = read_record(file);
    return source;
}

void check_sizes_of_frame(const physics::Configuration& c, const physics::Model& model,
                          const fs::path& path, std::size_t frame) {
    try {
        check_sizes(c, model);
    } catch (const std::invalid_argument& error) {
        throw Error(named(path, frame) + ": " + error.what());
    }
}

Source read_foreign(const fs::path& path, const physics::Model& model, const Selection& selection) {
    Source source{};
    ForeignFile file = read_foreign_file(path, selection.reading);
    source.format = std::move(file.format);
    for (ForeignFrame& frame : file.frames) {
        check_frame(frame.configuration, model, path, source.sizes.size());
        if (selection.liquid) // any crystal of the potential may be imported by hand
            check_sizes_of_frame(frame.configuration, model, path, source.sizes.size());
        source.frames.configurations.push_back(std::move(frame.configuration));
        source.frames.glasses.push_back({0, -1, -1, 0});
        source.sizes.push_back(std::move(frame.sizes));
    }
    return source;
}

/// /glasses and the tool are in every file of these tools.  Others may keep what they like in
/// /parameters, H5MD says.
bool is_own(const fs::path& path) {
    if (!is_hdf5(path))
        return false;
    const Input file(path);
    return file.has("/glasses") || file.has("/provenance/tool");
}

} // namespace

Source read_source(const fs::path& path, const physics::Model& model, const Selection& selection) {
    if (!is_own(path))
        return read_foreign(path, model, selection);
    if (selection.reading != Reading{})
        throw Error(path.string() +
                    ": was written by these tools, expected nothing told of sizes, columns or box");
    return read_h5md(path, model, selection.other_model);
}

} // namespace files
