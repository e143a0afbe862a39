#include "files/foreign/foreign_h5md.hpp"

#include "files/configurations/configurations.hpp"
#include "files/foreign/text_output.hpp"
#include "files/hdf5/number_attribute.hpp"
#include "physics/model/cube.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace files {
namespace {

/// Values of all particles, or of the box, at each frame or once for all frames.
struct Element {
    std::string dataset; ///< empty: there is none
    bool per_frame = false;
};

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

[[noreturn]] void refuse(const Input& file, const std::string& what) {
    throw Error(file.path().string() + ": " + what);
}

/// The positions, and what they tell of the file.
struct Trajectory {
    std::string group;
    Element position;
    std::size_t frames, particles;
};

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

/// Frame f of one element must be taken together with frame f of the positions: of the same step, or
/// of the same time where steps are not told.
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

/// Order of the particles by `id`, for each frame; empty where ids are not told.  An element that is
/// told once for all frames belongs to the particles in the order that all frames have.
/// @param fixed  sizes are told once
std::vector<std::vector<std::size_t>> orders(const Input& file, const Trajectory& t, bool fixed) {
    const Element id = element(file, t.group + "id");
    if (id.dataset.empty())
        return {};
    const auto ids = file.read<std::int64_t>(id.dataset, shape_of(id, t.frames, {t.particles}));
    expect_same_steps(file, t, id);
    std::vector<std::vector<std::size_t>> all;
    for (std::size_t f = 0; f < t.frames; ++f) {
        const std::int64_t* own = &ids[id.per_frame ? f * t.particles : 0];
        const auto first = ids.begin();
        if (fixed && !std::equal(own, own + t.particles, first) &&
            !std::is_sorted(first, first + static_cast<std::ptrdiff_t>(t.particles)))
            refuse(file, id.dataset + " of frame " + std::to_string(f) +
                             " has another order than that of frame 0, which is not ascending, "
                             "while sizes are told once: expected the same order, or sizes for "
                             "each frame");
        auto& order = all.emplace_back(t.particles);
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return own[a] < own[b]; });
        for (std::size_t k = 1; k < order.size(); ++k)
            if (own[order[k]] == own[order[k - 1]])
                refuse(file, id.dataset + " of frame " + std::to_string(f) + " repeats the id " +
                                 std::to_string(own[order[k]]) + ", expected each once");
    }
    return all;
}

/// [frames] edges of cubes.
std::vector<double> read_edges(const Input& file, const Trajectory& t) {
    const Element box = element(file, t.group + "box/edges");
    for (const std::string& boundary : file.attribute_texts(t.group + "box", "boundary"))
        if (boundary != "periodic")
            refuse(file, t.group + "box has the boundary \"" + boundary + "\", expected periodic");
    if (box.dataset.empty())
        refuse(file, t.group + "box/edges is missing, expected the edges of a periodic cube");
    const bool vectors = file.shape(box.dataset).size() == (box.per_frame ? 3 : 2);
    const std::size_t step = vectors ? 9 : 3;
    const auto values =
        file.read<double>(box.dataset, shape_of(box, t.frames, vectors ? Shape{3, 3} : Shape{3}));
    expect_same_steps(file, t, box);
    std::vector<double> edges;
    for (std::size_t f = 0; f < t.frames; ++f) {
        const double* e = &values[box.per_frame ? f * step : 0];
        const Eigen::Matrix3d box_vectors =
            vectors ? Eigen::Matrix3d(Eigen::Map<const Eigen::Matrix3d>(e))
                    : Eigen::Matrix3d(Eigen::Map<const Eigen::Vector3d>(e).asDiagonal());
        const auto edge = physics::cube_edge(box_vectors);
        if (!edge || !(vectors || *e > 0))
            refuse(file, box.dataset + " of frame " + std::to_string(f) +
                             " is not that of a cube, expected three equal edges above 0 "
                             "along the axes");
        edges.push_back(*edge);
    }
    return edges;
}

/// Elements of one number for each particle, under the names that sizes are looked for.
struct Candidates {
    std::vector<std::string> names;
    std::vector<Element> elements;
};

Candidates candidates(const Input& file, const Trajectory& t, const std::string& meant) {
    Candidates found;
    for (const std::string& group : {t.group, std::string("/observables/")})
        for (const std::string& link : file.names(group)) {
            const std::string name = link == "species" ? "type" : link;
            const Element e = element(file, group + link);
            const bool known =
                std::find(found.names.begin(), found.names.end(), name) != found.names.end();
            if (known || e.dataset.empty())
                continue;
            if (file.shape(e.dataset) != shape_of(e, t.frames, {t.particles})) {
                if (name == "diameter" || name == "radius" || name == meant)
                    refuse(file, e.dataset + " has another shape, expected " +
                                     (e.per_frame ? std::to_string(t.frames) + " frames of " : "") +
                                     std::to_string(t.particles) + " particles");
                continue;
            }
            found.names.push_back(name);
            found.elements.push_back(e);
        }
    return found;
}

/// [frames][N] numbers, or [N] where they hold for all frames.
std::vector<double> read_numbers(const Input& file, const Trajectory& t, const Element& e,
                                 bool whole) {
    const Shape shape = shape_of(e, t.frames, {t.particles});
    if (!whole)
        return file.read<double>(e.dataset, shape);
    const auto types = file.read<std::int64_t>(e.dataset, shape);
    return {types.begin(), types.end()};
}

} // namespace

std::vector<ForeignFrame> read_foreign_h5md(const Input& file, const Reading& reading) {
    expect_h5md(file);
    const Trajectory t = trajectory(file);
    const auto positions =
        file.read<double>(t.position.dataset, shape_of(t.position, t.frames, {t.particles, 3}));
    const auto edges = read_edges(file, t);
    const Candidates found = candidates(file, t, reading.column);
    const Lines whole(file.path()); // no line of it is read: it words what is wrong with sizes
    const ParticleSizes meant(whole, found.names, reading);
    const Element& source = found.elements[meant.column()];
    const auto numbers = read_numbers(file, t, source, !reading.size_of_type.empty());
    expect_same_steps(file, t, source);

    const auto by_id = orders(file, t, !source.per_frame);
    std::vector<ForeignFrame> frames;
    for (std::size_t f = 0; f < t.frames; ++f) {
        Eigen::Matrix3Xd placed = Eigen::Map<const Eigen::Matrix3Xd>(
            &positions[3 * t.particles * f], 3, static_cast<Eigen::Index>(t.particles));
        std::vector<double> sizes;
        for (std::size_t i = 0; i < t.particles; ++i)
            sizes.push_back(
                meant.size(whole, exact(numbers[source.per_frame ? f * t.particles + i : i])));
        if (!by_id.empty()) {
            placed = Eigen::Matrix3Xd(placed(Eigen::all, by_id[f]));
            // Sizes that are told once lie in the order of frame 0.
            const auto& of_sizes = by_id[source.per_frame ? f : 0];
            std::vector<double> sorted;
            for (const std::size_t i : of_sizes)
                sorted.push_back(sizes[i]);
            sizes = std::move(sorted);
        }
        frames.push_back({{edges[f], std::move(placed), meant.diameters(whole, sizes, edges[f])},
                          meant.description()});
    }
    return frames;
}

} // namespace files
