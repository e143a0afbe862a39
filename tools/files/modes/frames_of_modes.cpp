#include "files/modes/frames_of_modes.hpp"

#include <algorithm>
#include <iterator>

namespace files {
namespace {

/// Index of the glass; the number of glasses where it is not there.
std::size_t find(const Frames& frames, std::int64_t id) {
    const auto found = std::find_if(frames.glasses.begin(), frames.glasses.end(),
                                    [&](const Glass& glass) { return glass.id == id; });
    return static_cast<std::size_t>(found - frames.glasses.begin());
}

void append(Frames& to, const Frames& from, std::size_t f) {
    to.glasses.push_back(from.glasses[f]);
    to.configurations.push_back(from.configurations[f]);
}

} // namespace

Frames only_glass(const Frames& frames, std::int64_t id, const std::filesystem::path& file) {
    const std::size_t f = find(frames, id);
    if (f == frames.glasses.size())
        throw Error(file.string() + ": has no glass " + std::to_string(id) +
                    ", expected one of its " + std::to_string(f) + " from " +
                    std::to_string(frames.glasses.front().id));
    Frames one{frames.model, frames.model_text, {}, {}};
    append(one, frames, f);
    std::ranges::copy_if(frames.rattlers, std::back_inserter(one.rattlers),
                         [&](const Rattler& rattler) { return rattler.glass == id; });
    return one;
}

std::string shortage(const std::filesystem::path& modes, std::size_t found, std::size_t glasses,
                     std::size_t most) {
    if (found / glasses >= most)
        return "";
    return modes.string() + ": found " + std::to_string(found) + " fields of modes of " +
           std::to_string(glasses) + (glasses == 1 ? " glass" : " glasses") +
           ", expected --softest " + std::to_string(most) + " of each: these are written";
}

Frames frame_of_each(const std::vector<ModeField>& modes, const Frames& glasses) {
    Frames frames{glasses.model, glasses.model_text, {}, {}, glasses.rattlers};
    for (const ModeField& mode : modes)
        append(frames, glasses, find(glasses, mode.glass));
    return frames;
}

void write_h5md(const std::filesystem::path& path, const Frames& frames,
                const std::vector<ModeField>& modes, const Provenance& provenance,
                const std::vector<FrameNumbers>& numbers) {
    Output output(path, provenance);
    write_frames(output, frames, Precision::double_precision);
    if (!modes.empty())
        write_mode_fields(output, modes);
    for (const FrameNumbers& number : numbers)
        write_observable(output, number.name, number.values, number.meaning);
    output.commit();
}

} // namespace files
