#include "files/foreign/particle_table.hpp"

#include "physics/model/configuration.hpp"
#include "physics/model/cube.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace files {
namespace {

std::size_t column_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::string text(double value) {
    std::ostringstream stream;
    stream << value;
    return stream.str();
}

/// Edge of a box that must be a cube.
double cube_edge(const Lines& lines, const TextBox& box) {
    const Eigen::Vector3d edges = box.vectors.diagonal();
    const Eigen::Matrix3d tilt = box.vectors - Eigen::Matrix3d(edges.asDiagonal());
    for (Eigen::Index k = 0; k < 3; ++k)
        if (!(edges[k] > 0))
            lines.refuse_file("box extends from " + text(box.low[k]) + " to " +
                              text(box.low[k] + edges[k]) +
                              ", expected its upper end above its lower");
    if (!physics::cube_edge(edges.asDiagonal()))
        lines.refuse_file("box has edges of " + text(edges[0]) + " and " +
                          text(edges[1] == edges[0] ? edges[2] : edges[1]) + ", expected a cube");
    if (!physics::cube_edge(box.vectors))
        lines.refuse_file("box is tilted by " + text(tilt.cwiseAbs().maxCoeff()) +
                          ", expected a cube");
    return edges[0];
}

} // namespace

ParticleTable::ParticleTable(const Lines& lines, const std::vector<std::string>& names,
                             const TextBox& box, const Reading& reading)
    : columns_(names.size()), box_(box), edge_(cube_edge(lines, box)),
      sizes_(lines, names, reading), id_(column_of(names, "id")) {
    for (const std::string& name : names)
        if (name != "-" && std::count(names.begin(), names.end(), name) > 1)
            lines.refuse("names the column " + name + " twice, expected once");
    for (const char* suffix : {"", "u", "s", "su"}) {
        for (std::size_t k = 0; k < 3; ++k)
            position_[k] = column_of(names, std::string(1, "xyz"[k]) + suffix);
        scaled_ = *suffix == 's';
        if (*std::max_element(position_.begin(), position_.end()) < columns_)
            return;
    }
    lines.refuse("has no columns x y z, expected these, xu yu zu, xs ys zs or xsu ysu zsu");
}

void ParticleTable::add(const Lines& lines, const std::vector<std::string_view>& row) {
    if (row.size() != columns_)
        lines.refuse("has " + std::to_string(row.size()) + " columns, expected " +
                     std::to_string(columns_));
    lines.expect_end(particles_.size());
    Particle particle{static_cast<std::int64_t>(particles_.size()), {}, 0};
    if (id_ < columns_) {
        if (!parse(row[id_], particle.id) || particle.id < 1)
            lines.refuse("holds the id \"" + std::string(row[id_]) +
                         "\", expected a whole number of at least 1");
        if (!ids_.insert(particle.id).second)
            lines.refuse("repeats the id " + std::to_string(particle.id) + ", expected each once");
    }
    for (std::size_t k = 0; k < 3; ++k) {
        const double value = real(lines, row[position_[k]]);
        const double x = scaled_ ? value * edge_ : value - box_.low[static_cast<Eigen::Index>(k)];
        if (std::abs(x) > physics::most_edges_away * edge_)
            lines.refuse("holds a particle at " + std::string(row[position_[k]]) +
                         ", expected it within " + text(physics::most_edges_away) +
                         " edges of the box");
        particle.position[static_cast<Eigen::Index>(k)] = x - edge_ * std::floor(x / edge_);
    }
    particle.size = sizes_.size(lines, row[sizes_.column()]);
    particles_.push_back(particle);
}

ForeignFrame ParticleTable::frame(const Lines& lines) const {
    std::vector<Particle> sorted = particles_;
    std::sort(sorted.begin(), sorted.end(),
              [](const Particle& a, const Particle& b) { return a.id < b.id; });
    Eigen::Matrix3Xd positions(3, static_cast<Eigen::Index>(sorted.size()));
    std::vector<double> sizes;
    for (const Particle& particle : sorted) {
        positions.col(static_cast<Eigen::Index>(sizes.size())) = particle.position;
        sizes.push_back(particle.size);
    }
    return {{edge_, std::move(positions), sizes_.diameters(lines, sizes, edge_)},
            sizes_.description()};
}

} // namespace files
