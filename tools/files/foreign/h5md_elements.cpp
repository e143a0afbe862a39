#include "files/foreign/h5md_elements.hpp"

#include "files/hdf5/number_attribute.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace files::h5md {
namespace {

/// Steps or times of an element's frames: a list, or of evenly spaced ones the increment, with the
/// first as attribute `offset`; nothing if they are not told.
template <class T>
std::vector<T> frame_numbers(const Input& file, const std::string& dataset, std::size_t frames) {
    if (!file.is_dataset(dataset))
        return {};
    if (!file.shape(dataset).empty())
        return file.read<T>(dataset, {any});
    const T increment = file.read<T>(dataset, {}).front();
    const T offset = static_cast<T>(number_attribute(file.path(), dataset, "offset").value_or(0));
    std::vector<T> all;
    for (std::size_t f = 0; f < frames; ++f)
        all.push_back(offset + static_cast<T>(f) * increment);
    return all;
}

/// Equal but for the rounding of single precision.
bool alike(const std::vector<double>& a, const std::vector<double>& b) {
    constexpr double tolerance = 1e-6;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return std::abs(x - y) <= tolerance * std::max(std::abs(x), std::abs(y));
    });
}

} // namespace

Element element(const Input& file, const std::string& name) {
    if (file.is_dataset(name + "/value"))
        return {name + "/value", true};
    return {file.is_dataset(name) ? name : "", false};
}

Shape shape_of(const Element& found, std::size_t frames, Shape of_frame) {
    if (found.per_frame)
        of_frame.insert(of_frame.begin(), frames);
    return of_frame;
}

void refuse(const Input& file, const std::string& what) {
    throw Error(file.path().string() + ": " + what);
}

Trajectory trajectory(const Input& file) {
    const auto groups = file.names("/particles");
    if (groups.size() != 1)
        refuse(file, "/particles has " + std::to_string(groups.size()) + " groups, expected one");
    const std::string group = "/particles/" + groups.front() + "/";
    const Element position = element(file, group + "position");
    if (position.dataset.empty())
        refuse(file, group + "position is missing, expected positions");
    const Shape shape = file.shape(position.dataset);
    const std::size_t rank = position.per_frame ? 3 : 2;
    if (shape.size() != rank || shape.back() != 3 || shape[0] == 0 || shape[rank - 2] == 0)
        refuse(file, position.dataset + " has another shape, expected " +
                         (position.per_frame ? "[frames]" : "") + "[particles][3]");
    return {group, position, position.per_frame ? shape[0] : 1, shape[rank - 2]};
}

void expect_same_steps(const Input& file, const Trajectory& t, const Element& other) {
    if (!t.position.per_frame || !other.per_frame)
        return;
    const auto name = [](const Element& e, const std::string& which) {
        return e.dataset.substr(0, e.dataset.rfind('/')) + which;
    };
    const auto expect = [&](const std::string& which, bool same) {
        if (!same)
            refuse(file, name(other, which) + " differs from " + name(t.position, which) +
                             ", expected the same frames of both");
    };
    const auto steps = [&](const Element& e) {
        return frame_numbers<std::int64_t>(file, name(e, "/step"), t.frames);
    };
    const auto times = [&](const Element& e) {
        return frame_numbers<double>(file, name(e, "/time"), t.frames);
    };
    if (const auto own = steps(t.position), its = steps(other); !own.empty() && !its.empty())
        return expect("/step", own == its);
    if (const auto own = times(t.position), its = times(other); !own.empty() && !its.empty())
        expect("/time", alike(own, its));
}

} // namespace files::h5md
