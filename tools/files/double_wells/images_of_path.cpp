#include "files/double_wells/images_of_path.hpp"

namespace files {
namespace {

/// The path, if it can be shown on the minima.
Path path_from_a_glass(const Input& file, const Paths& all, std::int64_t row) {
    const std::string name = file.path().string();
    if (row < 0 || row >= std::ssize(all.paths))
        throw Error(name + ": has no path " + std::to_string(row) + ", expected a row below " +
                    std::to_string(all.paths.size()));
    const Path& path = all.paths[static_cast<std::size_t>(row)];
    if (path.first >= 0)
        throw Error(name + ": path " + std::to_string(row) +
                    " begins at a minimum beside its glass, expected one from the glass itself");
    return path;
}

std::size_t frame_of(const Frames& minima, std::int64_t id, const Input& file) {
    for (std::size_t f = 0; f < minima.glasses.size(); ++f)
        if (minima.glasses[f].id == id)
            return f;
    throw Error(file.path().string() + ": the path is of glass " + std::to_string(id) +
                ", expected one of the configurations to export");
}

void expect_particles(const Input& file, const MovingAlong& moving, Eigen::Index particles) {
    for (const std::int64_t i : moving.particle)
        if (i < 0 || i >= particles)
            throw Error(file.path().string() + ": moves particle " + std::to_string(i) +
                        ", expected one of " + std::to_string(particles));
}

} // namespace

ImagesOfPath images_of_path(const Input& file, std::int64_t row, const Frames& minima) {
    const Paths all = read_paths(file);
    expect_same_glasses(minima.glasses, all.neighbours.lineage.glasses, file.path());
    const Path path = path_from_a_glass(file, all, row);
    const std::size_t f = frame_of(minima, path.glass, file);
    const MovingAlong moving = read_moving(file, all, static_cast<std::size_t>(row));
    expect_particles(file, moving, minima.configurations[f].particles());
    const std::size_t count = path.arc.size(), kept = moving.particle.size();
    Frames frames{minima.model, minima.model_text, {}, {}};
    std::vector<double> numbers;
    for (std::size_t image = 0; image < count; ++image) {
        physics::Configuration c = minima.configurations[f];
        for (std::size_t k = 0; k < kept; ++k)
            for (Eigen::Index x = 0; x < 3; ++x)
                c.positions(x, moving.particle[k]) += static_cast<double>(
                    moving.displacement[3 * (image * kept + k) + static_cast<std::size_t>(x)]);
        frames.configurations.push_back(c);
        frames.glasses.push_back(minima.glasses[f]);
        numbers.push_back(static_cast<double>(image));
    }
    const std::vector<double> rows(count, static_cast<double>(row));
    return {frames,
            {{"path", rows, "row in the file of paths"},
             {"image", numbers, "of the path, from 0"},
             {"arc", path.arc, "arc length up to the image [l]"},
             {"energy", path.energy, "U of the image minus that of the first [e]"}}};
}

} // namespace files
