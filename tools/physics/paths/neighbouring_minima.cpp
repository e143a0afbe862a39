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
Push judge(double amplitude, const NeighbouringMinimum& found, const PushSearch& p,
           std::vector<NeighbouringMinimum>& known) {
    Push push{amplitude, "known", find_minimum(known, found.energy, found.displacement, p),
              found.distance, found.max_force};
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

std::vector<Push> push_along(const Configuration& glass, double glass_energy,
                             const PairPotential& potential,
                             const Eigen::Ref<const Eigen::VectorXd>& z, const PushSearch& p,
                             std::vector<NeighbouringMinimum>& known) {
    if (z.size() != glass.positions.size())
        throw std::invalid_argument(
            "field has " + std::to_string(z.size()) +
            " components, expected 3N = " + std::to_string(glass.positions.size()));
    std::vector<Push> pushes;
    for (const double amplitude : p.pushes) {
        Configuration start = glass;
        start.positions += amplitude * z.reshaped(3, glass.particles());
        const Configuration near = descended(start, potential, p, {glass.positions});
        const double moved = distance(near.positions, glass.positions);
        if (moved < p.returned) {
            pushes.push_back({amplitude, "returned", the_glass, moved, p.rough_force});
            continue;
        }
        const Quenched q = quench(near, potential, p.quench);
        const auto displacement = without_mean(q.configuration.positions - glass.positions);
        const double u = q.energy_per_particle * static_cast<double>(glass.particles());
        if (q.rejected.empty())
            pushes.push_back(
                judge(amplitude, {displacement, u - glass_energy, displacement.norm(), q.max_force},
                      p, known));
        else
            pushes.push_back({amplitude, q.rejected, none, displacement.norm(), q.max_force});
    }
    return pushes;
}

} // namespace physics
