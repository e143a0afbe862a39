#include "files/configurations/configurations.hpp"

#include "physics/model/cube.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace files {
namespace {

const std::string particles = "/particles/all/";
constexpr double edge_tolerance = 1e-6; // relative; single precision

template <class T, class Values>
std::vector<T> converted(const Values& values) {
    return {values.begin(), values.end()};
}

/// Edge of the cubic box of each frame, from its three edge vectors.
std::vector<double> read_edges(const Input& file, std::size_t frames) {
    const std::string name = particles + "box/edges/value";
    const std::vector<double> edges = file.read<double>(name, {frames, 3, 3});
    std::vector<double> lengths;
    for (std::size_t f = 0; f < frames; ++f) {
        const auto edge = physics::cube_edge(Eigen::Map<const Eigen::Matrix3d>(&edges[9 * f]));
        if (!edge)
            throw Error(file.path().string() + ": " + name + " of frame " + std::to_string(f) +
                        " is not that of a cube, expected three equal edges along the axes");
        lengths.push_back(*edge);
        if (std::abs(lengths.back() / lengths.front() - 1) > edge_tolerance)
            throw Error(file.path().string() + ": " + name + " of frame " + std::to_string(f) +
                        " is " + std::to_string(lengths.back()) +
                        ", expected that of the first frame, " + std::to_string(lengths.front()));
    }
    return lengths;
}

template <class T>
void write_values(Output& file, const std::string& name, const std::vector<double>& values,
                  const Extents& extents, std::string_view meaning) {
    file.write<T>(name, converted<T>(values), extents, {"", meaning});
}

void write_values(Output& file, Precision precision, const std::string& name,
                  const std::vector<double>& values, const Extents& extents,
                  std::string_view meaning) {
    if (precision == Precision::single_precision)
        write_values<float>(file, name, values, extents, meaning);
    else
        write_values<double>(file, name, values, extents, meaning);
}

void write_h5md(Output& file) {
    file.attribute("/h5md", "version", std::vector<std::int32_t>{1, 1});
    file.attribute("/h5md/author", "name", std::vector<std::string>{"glass-tls"});
    file.attribute("/h5md/creator", "name", std::vector<std::string>{"glass-tls"});
    file.attribute("/h5md/creator", "version", std::vector<std::string>{"1"});
    file.attribute("/particles/all/box", "dimension", std::vector<std::int32_t>{3});
    file.attribute("/particles/all/box", "boundary", std::vector<std::string>(3, "periodic"));
}

/// The one pair of step and time that all elements share: the number of the frame.
void write_frame_numbers(Output& file, std::size_t frames) {
    std::vector<std::int64_t> step(frames);
    std::iota(step.begin(), step.end(), 0);
    file.write<std::int64_t>(particles + "position/step", step, {{"F", frames}},
                             {"", "number of the frame; shared by all elements"});
    write_values<double>(file, particles + "position/time", converted<double>(step),
                         {{"F", frames}}, "number of the frame; shared by all elements");
    share_frame_numbers(file, particles + "box/edges");
    share_frame_numbers(file, particles + "diameter");
}

} // namespace

void share_frame_numbers(Output& file, const std::string& element) {
    file.hard_link(particles + "position/step", element + "/step");
    file.hard_link(particles + "position/time", element + "/time");
}

void write_observable(Output& file, const std::string& name, const std::vector<double>& values,
                      std::string_view meaning) {
    const std::string element = "/observables/" + name;
    write_values<double>(file, element + "/value", values, {{"F", values.size()}}, meaning);
    share_frame_numbers(file, element);
}

Precision precision(const Input& file) {
    return file.bytes(particles + "position/value") <= sizeof(float) ? Precision::single_precision
                                                                     : Precision::double_precision;
}

void expect_h5md(const Input& file) {
    if (!file.has("/h5md"))
        throw Error(file.path().string() + ": has no group /h5md, expected H5MD" +
                    (file.has("/coordinates") ? " (this is mdtraj's format)" : ""));
}

Frames read_frames(const Input& file) {
    expect_h5md(file);
    Lineage lineage = read_lineage(file);
    Frames frames{read_model(file),
                  std::move(lineage.model_text),
                  std::move(lineage.glasses),
                  {},
                  std::move(lineage.rattlers)};
    const std::size_t count = frames.glasses.size();
    if (count == 0)
        throw Error(file.path().string() + ": /glasses/id is empty, expected at least one glass");
    const auto positions = file.read<double>(particles + "position/value", {count, any, 3});
    const std::size_t n = positions.size() / (3 * count);
    const auto diameters = file.read<double>(particles + "diameter/value", {count, n});
    const auto edges = read_edges(file, count);
    for (std::size_t f = 0; f < count; ++f) {
        const auto columns = static_cast<Eigen::Index>(n);
        frames.configurations.push_back(
            {edges[f], Eigen::Map<const Eigen::Matrix3Xd>(positions.data() + 3 * n * f, 3, columns),
             Eigen::Map<const Eigen::VectorXd>(diameters.data() + n * f, columns)});
        check_frame(frames.configurations.back(), frames.model, file.path(), f);
    }
    return frames;
}

std::string named(const std::filesystem::path& path, std::size_t frame) {
    return path.string() + ": frame " + std::to_string(frame);
}

void check_frame(const physics::Configuration& c, const physics::Model& model,
                 const std::filesystem::path& path, std::size_t frame) {
    try {
        check(c, model);
    } catch (const std::invalid_argument& error) {
        throw Error(named(path, frame) + ": " + error.what());
    }
}

void write_frames(Output& file, const Frames& frames, Precision precision) {
    const std::size_t count = frames.configurations.size();
    const std::size_t n =
        count == 0 ? 0 : static_cast<std::size_t>(frames.configurations.front().particles());
    std::vector<double> positions, diameters, edges;
    for (const physics::Configuration& c : frames.configurations) {
        positions.insert(positions.end(), c.positions.data(),
                         c.positions.data() + c.positions.size());
        diameters.insert(diameters.end(), c.diameters.begin(), c.diameters.end());
        for (int k = 0; k < 9; ++k)
            edges.push_back(k % 4 == 0 ? c.edge : 0);
    }
    write_h5md(file);
    write_frame_numbers(file, count);
    write_values(file, precision, particles + "position/value", positions,
                 {{"F", count}, {"N", n}, components}, "positions [l]; images are equal");
    write_values(file, precision, particles + "diameter/value", diameters, {{"F", count}, {"N", n}},
                 "sizes lambda_i [l]");
    write_values<double>(file, particles + "box/edges/value", edges,
                         {{"F", count}, components, components},
                         "edge vectors of the box, a cube [l]");
    write_lineage(file, {frames.model_text, frames.glasses, frames.rattlers});
}

} // namespace files
