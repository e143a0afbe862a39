#include "physics/model/configuration.hpp"

#include "physics/model/pair_potential.hpp"

#include <cmath>
#include <numbers>
#include <sstream>
#include <stdexcept>

namespace physics {
namespace {

constexpr double size_tolerance = 1e-4;    // single precision, or a table with five digits
constexpr double density_tolerance = 1e-3; // relative
constexpr double most_filled = 2;          // times what sizes of the model fill, or its inverse

template <class... Words>
[[noreturn]] void refuse(const Words&... words) {
    std::ostringstream text;
    (text << ... << words);
    throw std::invalid_argument(text.str());
}

} // namespace

Eigen::Vector3d nearest_image(const Eigen::Vector3d& x, double edge) {
    return x - edge * (x / edge).array().round().matrix();
}

bool are_one(const Configuration& a, const Configuration& b) {
    constexpr double tolerance = 1e-5;
    const Eigen::Vector3d shift = b.positions.col(0) - a.positions.col(0);
    for (Eigen::Index i = 0; i < a.particles(); ++i) {
        const Eigen::Vector3d moved = b.positions.col(i) - a.positions.col(i) - shift;
        if (nearest_image(moved, a.edge).cwiseAbs().maxCoeff() > tolerance * a.edge ||
            std::abs(b.diameters[i] - a.diameters[i]) > tolerance * a.diameters[i])
            return false;
    }
    return true;
}

double packing_fraction(const Eigen::VectorXd& diameters, double volume) {
    return std::numbers::pi / 6 * diameters.array().cube().sum() / volume;
}

void check(const Configuration& c, const Model& model) {
    const Eigen::Index n = c.particles();
    if (n < 2)
        refuse("configuration has ", n, " particles, expected at least 2");
    if (c.diameters.size() != n)
        refuse("configuration has ", c.diameters.size(), " diameters, expected ", n);
    if (!c.positions.allFinite() || !c.diameters.allFinite() || !std::isfinite(c.edge))
        refuse("configuration holds a number that is not finite");

    const double smallest = c.diameters.minCoeff(), largest = c.diameters.maxCoeff();
    if (smallest < model.smallest_size - size_tolerance ||
        largest > model.largest_size + size_tolerance)
        refuse("diameters span ", smallest, " to ", largest, ", expected within ",
               model.smallest_size, " to ", model.largest_size);
    const double range = PairPotential(model).longest_range();
    if (c.edge <= 2 * range)
        refuse("box edge is ", c.edge, ", expected more than twice the longest range, ", 2 * range);
    const double density = static_cast<double>(n) / c.volume();
    if (std::abs(density / model.density - 1) > density_tolerance)
        refuse("density is ", density, ", expected ", model.density);
    const double farthest = c.positions.cwiseAbs().maxCoeff();
    if (farthest > most_edges_away * c.edge)
        refuse("a particle is ", farthest, " from the origin, expected at most ", most_edges_away,
               " box edges of ", c.edge);
}

void check_sizes(const Configuration& c, const Model& model) {
    constexpr auto way_out =
        "; if these are the sizes, set smallest_size and largest_size of the model";
    if (c.diameters.minCoeff() == c.diameters.maxCoeff() &&
        model.smallest_size < model.largest_size)
        refuse("all particles have the size ", c.diameters[0], ", expected sizes from ",
               model.smallest_size, " to ", model.largest_size, way_out);
    const double filled = packing_fraction(c.diameters, c.volume());
    const double expected = packing_fraction(quantile_sizes(model, c.particles()), c.volume());
    if (filled < expected / most_filled || filled > most_filled * expected)
        refuse("packing fraction is ", filled, ", expected ", expected / most_filled, " to ",
               most_filled * expected, way_out);
}

} // namespace physics
