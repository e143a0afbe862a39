#include "files/double_wells/paths.hpp"

#include "files/hdf5/single_precision.hpp"
#include "physics/glass/hessian.hpp"
#include "physics/modes/mode_expansion.hpp"

#include <algorithm>
#include <numeric>

namespace files {
namespace {

const std::tuple columns{
    Column{"glass", &Path::glass, {"1", "id"}},
    Column{"first", &Path::first, {"1", "minimum: -1: the glass; row of /neighbours"}},
    Column{"last", &Path::last, {"1", "minimum: -1: the glass; row of /neighbours"}},
    Column{"rejected",
           &Path::rejected,
           {"", "empty: certified; composite, no barrier, not converged, saddle (not of first "
                "order), not counted, elsewhere (the top joins other minima)"}},
    Column{"asymmetry", &Path::asymmetry, {"e", "U of the last minimum minus that of the first"}},
    Column{"barrier", &Path::barrier, {"e", "U of the top minus that of the higher end"}},
    Column{"length", &Path::length, {"l", "arc length in 3N dimensions"}},
    Column{"distance", &Path::distance, {"l", "of its ends"}},
    Column{"participation_ratio",
           &Path::participation_ratio,
           {"1", "of the displacement between its ends, 1/N to 1"}},
    Column{"curvature", &Path::curvature, {"e/l^2", "d2U/ds2 at the top; 0: not examined"}},
    Column{"negative",
           &Path::negative,
           {"1", "negative eigenvalues of H at the top, by inertia; -1: not counted"}},
    Column{"top", &Path::top, {"1", "image of highest energy"}},
    Column{"max_force", &Path::max_force, {"e/l", "|F| across the path, largest of its images"}},
    Column{"steps", &Path::steps, {"1", "evaluations of the whole band"}},
    Column{"arc", &Path::arc, {"l", "arc length up to each image"}, "G"},
    Column{"energy", &Path::energy, {"e", "U of each image minus that of the first"}, "G"},
    Column{"slope", &Path::slope, {"e/l", "dU/ds at each image"}, "G"}};

const std::tuple moving_columns{
    Column{"particle", &MovingAlong::particle, {"1", "that move most, most first"}, "K"},
    Column{"position",
           &MovingAlong::position,
           {"l", "at the first minimum, nearest image from the particle that moves most"},
           "K, 3"}};

/// The `most` particles that move most from one end to the other.
std::vector<Eigen::Index> movers(const physics::Band& band, std::size_t most) {
    const Eigen::Matrix3Xd whole = band.images.back() - band.images.front();
    std::vector<Eigen::Index> order(static_cast<std::size_t>(whole.cols()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(),
                             [&](Eigen::Index i) { return whole.col(i).squaredNorm(); });
    order.resize(std::min(order.size(), most));
    return order;
}

MovingAlong moving_along(const physics::Band& band, const physics::Backbone& backbone,
                         std::size_t most) {
    const std::vector<Eigen::Index> order = movers(band, most);
    const Eigen::Matrix3Xd& start = band.images.front();
    MovingAlong moving{};
    for (const Eigen::Index i : order) {
        moving.particle.push_back(backbone.rows[static_cast<std::size_t>(3 * i)] / 3);
        for (const double x : physics::nearest_image(start.col(i) - start.col(order.front()),
                                                     backbone.configuration.edge))
            moving.position.push_back(static_cast<float>(x));
    }
    for (const Eigen::Matrix3Xd& image : band.images)
        for (const Eigen::Index i : order)
            for (int k = 0; k < 3; ++k)
                moving.displacement.push_back(static_cast<float>(image(k, i) - start(k, i)));
    return moving;
}

std::vector<double> plain(const Eigen::VectorXd& v) { return {v.begin(), v.end()}; }

Path row_of(const physics::TransitionPath& path, std::int64_t glass, std::int64_t first,
            std::int64_t last) {
    const physics::Band& band = path.band;
    const Eigen::VectorXd energy = band.energy.array() - band.energy[0];
    const Eigen::Index end = energy.size() - 1;
    const Eigen::VectorXd z =
        physics::without_translations((band.images.back() - band.images.front()).reshaped());
    return {.glass = glass,
            .first = first,
            .last = last,
            .rejected = path.rejected,
            .asymmetry = energy[end],
            .barrier = energy[band.top] - std::max(0.0, energy[end]),
            .length = band.arc[end],
            .distance = z.norm(),
            .participation_ratio = physics::participation_ratio(z.normalized()),
            .curvature = path.curvature,
            .negative = path.negative,
            .top = band.top,
            .max_force = band.max_force,
            .steps = band.steps,
            .arc = plain(band.arc),
            .energy = plain(energy),
            .slope = plain(band.slope)};
}

/// [V][G][K][3].
void write_motion(Output& file, const Paths& all) {
    std::vector<float> values;
    for (const MovingAlong& moving : all.moving)
        values.insert(values.end(), moving.displacement.begin(), moving.displacement.end());
    const bool none = all.paths.empty();
    file.write<float>("/paths/displacement", values,
                      {{"V", all.paths.size()},
                       {"G", none ? 0 : all.paths.front().arc.size()},
                       {"K", none ? 0 : all.moving.front().particle.size()},
                       components},
                      {"l", "of these particles in each image, from the first minimum"});
}

void expect_ends(const Path& path, std::size_t minima, const Input& file) {
    for (const std::int64_t end : {path.first, path.last})
        if (end < -1 || end >= static_cast<std::int64_t>(minima))
            throw Error(file.path().string() + ": a path of glass " + std::to_string(path.glass) +
                        " ends at minimum " + std::to_string(end) + ", expected -1 to " +
                        std::to_string(static_cast<std::int64_t>(minima) - 1));
}

} // namespace

void append(Paths& to, const TracedGlass& traced, std::size_t particles) {
    const std::size_t known = rows_of(to.neighbours, traced.glass).size();
    append(to.neighbours, traced.glass,
           on_glass(traced.backbone, {traced.minima.begin() + static_cast<std::ptrdiff_t>(known),
                                      traced.minima.end()}),
           {});
    const std::vector<std::int64_t> rows = rows_of(to.neighbours, traced.glass);
    const auto row = [&](int minimum) {
        return minimum < 0 ? minimum : rows[static_cast<std::size_t>(minimum)];
    };
    for (const physics::TransitionPath& path : traced.paths) {
        to.paths.push_back(row_of(path, traced.glass, row(path.first), row(path.last)));
        to.moving.push_back(moving_along(path.band, traced.backbone, particles));
    }
}

Paths read_paths(const Input& file) {
    Paths all{.neighbours = read_minima_table(file)};
    all.paths = read_table<Path>(file, "/paths", columns);
    for (const Path& path : all.paths)
        expect_ends(path, all.neighbours.minima.size(), file);
    if (file.has("/searched")) {
        const auto searched = file.read<std::int64_t>("/searched/glass", {any});
        const auto left_out = [&](std::int64_t glass) {
            return std::ranges::find(searched, glass) == searched.end();
        };
        Lineage& lineage = all.neighbours.lineage;
        std::erase_if(lineage.glasses, [&](const Glass& g) { return left_out(g.id); });
        std::erase_if(lineage.rattlers, [&](const Rattler& r) { return left_out(r.glass); });
    }
    return all;
}

void write_path_tables(Output& file, const Paths& all) {
    write_minima_table(file, all.neighbours);
    write_table(file, "/paths", "V", all.paths, columns);
}

void round_to_single(Paths& all) {
    round_to_single(all.neighbours.minima);
    round_to_single(all.paths, columns);
}

MovingAlong read_moving(const Input& file, const Paths& paths, std::size_t row) {
    const std::size_t count = paths.paths.size(), images = paths.paths[row].arc.size();
    const auto particle = file.read<std::int64_t>("/paths/particle", {count, any});
    const std::size_t kept = particle.size() / count;
    const auto of_row = [&](const auto& all) {
        const auto size = static_cast<std::ptrdiff_t>(all.size() / count);
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(row) * size;
        return std::decay_t<decltype(all)>(first, first + size);
    };
    return {of_row(particle), of_row(file.read<float>("/paths/position", {count, kept, 3})),
            of_row(file.read<float>("/paths/displacement", {count, images, kept, 3}))};
}

void write_paths(Output& file, const Paths& all) {
    write_lineage(file, all.neighbours.lineage);
    write_path_tables(file, all);
    write_table(file, "/paths", "V", all.moving, moving_columns);
    write_motion(file, all);
}

} // namespace files
