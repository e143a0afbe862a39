#include "files/foreign/foreign_h5md.hpp"

#include "files/configurations/configurations.hpp"
#include "files/foreign/h5md_elements.hpp"
#include "files/foreign/text_output.hpp"
#include "physics/model/cube.hpp"

#include <algorithm>
#include <numeric>

namespace files {
namespace {

using h5md::Element;
using h5md::element;
using h5md::expect_same_steps;
using h5md::refuse;
using h5md::shape_of;
using h5md::Trajectory;

/// Order of the particles by `id`, for each frame; empty where ids are not told.  An element that
/// is told once for all frames belongs to the particles in the order that all frames have.
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
    const Trajectory t = h5md::trajectory(file);
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
