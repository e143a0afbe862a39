#include "files/foreign/foreign_h5md.hpp"

#include "files/configurations/configurations.hpp"
#include "files/foreign/text_output.hpp"

#include <algorithm>
#include <cmath>

namespace files {
namespace {

constexpr double edge_tolerance = 1e-6; // relative; single precision

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

/// Frame f of one element must be taken together with frame f of the positions.
void expect_same_steps(const Input& file, const Trajectory& t, const Element& other) {
    const auto step = [](const Element& e) {
        return e.dataset.substr(0, e.dataset.rfind('/')) + "/step";
    };
    if (!t.position.per_frame || !other.per_frame)
        return;
    for (const Element& e : {t.position, other})
        if (!file.is_dataset(step(e)) || file.shape(step(e)).size() != 1)
            return; // evenly spaced, or not told
    if (file.read<std::int64_t>(step(t.position), {any}) !=
        file.read<std::int64_t>(step(other), {any}))
        refuse(file, step(other) + " differs from " + step(t.position) +
                         ", expected the same frames of both");
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
        for (std::size_t k = 0; k < step; ++k)
            if (!(*e > 0) ||
                std::abs(e[k] - (!vectors || k % 4 == 0 ? *e : 0)) > edge_tolerance * *e)
                refuse(file, box.dataset + " of frame " + std::to_string(f) +
                                 " is not that of a cube, expected three equal edges above 0 "
                                 "along the axes");
        edges.push_back(*e);
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

    std::vector<ForeignFrame> frames;
    for (std::size_t f = 0; f < t.frames; ++f) {
        std::vector<double> sizes;
        for (std::size_t i = 0; i < t.particles; ++i)
            sizes.push_back(
                meant.size(whole, exact(numbers[source.per_frame ? f * t.particles + i : i])));
        frames.push_back(
            {{edges[f],
              Eigen::Map<const Eigen::Matrix3Xd>(&positions[3 * t.particles * f], 3,
                                                 static_cast<Eigen::Index>(t.particles)),
              meant.diameters(whole, sizes, edges[f])},
             meant.description()});
    }
    return frames;
}

} // namespace files
