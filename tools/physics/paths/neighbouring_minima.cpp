#include "physics/paths/neighbouring_minima.hpp"

#include "physics/paths/descent.hpp"

#include <cmath>
#include <stdexcept>

namespace physics {
namespace {

constexpr int the_glass = -1, none = -2;

Eigen::Matrix3Xd without_mean(Eigen::Matrix3Xd field) {
    const Eigen::Vector3d mean = field.rowwise().mean();
    field.colwise() -= mean;
    return field;
}

/// Decides what a certified minimum is, and keeps it if it is new.
Push judge(const NeighbouringMinimum& found, const PushSearch& p,
           std::vector<NeighbouringMinimum>& known) {
    Push push{0, "known", find_minimum(known, found.energy, found.displacement, p), found.distance,
              found.max_force};
    if (push.minimum == the_glass || found.distance < p.returned)
        push.outcome = "returned", push.minimum = the_glass;
    else if (push.minimum == none && found.distance > p.farthest)
        push.outcome = "far";
    else if (push.minimum == none) {
        push.outcome = "new";
        push.minimum = static_cast<int>(known.size());
        known.push_back(found);
    }
    return push;
}

} // namespace

double distance(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) {
    return without_mean(a - b).norm();
}

int find_minimum(const std::vector<NeighbouringMinimum>& known, double energy,
                 const Eigen::Matrix3Xd& displacement, const PushSearch& p) {
    const auto same = [&](double other_energy, double apart) {
        return std::abs(energy - other_energy) < p.same_energy && apart < p.same_distance;
    };
    if (same(0, without_mean(displacement).norm()))
        return the_glass;
    for (std::size_t k = 0; k < known.size(); ++k)
        if (same(known[k].energy, distance(displacement, known[k].displacement)))
            return static_cast<int>(k);
    return none;
}

Push fall(const Surroundings& around, const Eigen::Matrix3Xd& positions) {
    const auto& [glass, energy, potential, search, known] = around;
    const Configuration near =
        descended({glass.edge, positions, glass.diameters}, potential, search, {glass.positions});
    const double moved = distance(near.positions, glass.positions);
    if (moved < search.returned)
        return {0, "returned", the_glass, moved, search.rough_force};
    const Quenched q = quench(near, potential, search.quench);
    const auto displacement = without_mean(q.configuration.positions - glass.positions);
    if (!q.rejected.empty())
        return {0, q.rejected, none, displacement.norm(), q.max_force};
    const double u = q.energy_per_particle * static_cast<double>(glass.particles());
    return judge({displacement, u - energy, displacement.norm(), q.max_force}, search, known);
}

std::vector<Push> push_along(const Surroundings& around,
                             const Eigen::Ref<const Eigen::VectorXd>& z) {
    const Eigen::Matrix3Xd& at_rest = around.glass.positions;
    if (z.size() != at_rest.size())
        throw std::invalid_argument("field has " + std::to_string(z.size()) +
                                    " components, expected 3N = " + std::to_string(at_rest.size()));
    std::vector<Push> pushes;
    for (const double amplitude : around.search.pushes) {
        pushes.push_back(fall(around, at_rest + amplitude * z.reshaped(3, at_rest.cols())));
        pushes.back().amplitude = amplitude;
    }
    return pushes;
}

} // namespace physics
