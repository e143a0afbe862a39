#include "physics/paths/neighbouring_minima.hpp"

#include "physics/numerics/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace physics {
namespace {

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
    else if (push.minimum == no_neighbour && found.distance > p.farthest)
        push.outcome = "far";
    else if (push.minimum == no_neighbour) {
        push.outcome = "new";
        push.minimum = static_cast<int>(known.size());
        known.push_back(found);
    }
    return push;
}

/// Where a rough descent ends, relative to the glass.
Eigen::Matrix3Xd fallen_roughly(const Surroundings& around, const Eigen::Matrix3Xd& positions) {
    const auto& [glass, energy, potential, forces, search, known] = around;
    std::vector<Eigen::Matrix3Xd> targets{glass.positions};
    for (const NeighbouringMinimum& m : known)
        targets.emplace_back(glass.positions + m.displacement);
    return without_mean(descended(positions, forces, search, targets) - glass.positions);
}

/// What is known of the end of a rough descent without a quench.
std::optional<Push> recognised(const Surroundings& around, const Eigen::Matrix3Xd& away) {
    const PushSearch& search = around.search;
    const std::vector<NeighbouringMinimum>& known = around.known;
    const double moved = away.norm();
    if (moved < search.returned)
        return Push{0, "returned", the_glass, moved, search.rough_force};
    const auto apart = [&](const NeighbouringMinimum& m) { return distance(away, m.displacement); };
    const auto nearest = std::ranges::min_element(known, {}, apart);
    if (nearest != known.end() && apart(*nearest) < search.returned)
        return Push{0, "known", static_cast<int>(nearest - known.begin()), nearest->distance,
                    nearest->max_force};
    if (moved > search.farthest + search.returned) // no quench leads so far back
        return Push{0, "far", no_neighbour, moved, search.rough_force};
    return std::nullopt;
}

/// Quenches the end of a rough descent to the certificate.
Push quenched(const Surroundings& around, const Eigen::Matrix3Xd& away) {
    const auto& [glass, energy, potential, forces, search, known] = around;
    const Quenched q =
        quench({glass.edge, glass.positions + away, glass.diameters}, potential, search.quench);
    const auto displacement = without_mean(q.configuration.positions - glass.positions);
    if (!q.rejected.empty())
        return {0, q.rejected, no_neighbour, displacement.norm(), q.max_force};
    const double u = q.energy_per_particle * static_cast<double>(glass.particles());
    return judge({displacement, u - energy, displacement.norm(), q.max_force}, search, known);
}

} // namespace

double distance(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) {
    return without_mean(a - b).norm();
}

Eigen::Matrix3Xd descended(Eigen::Matrix3Xd x, VerletForces forces, const PushSearch& p,
                           const std::vector<Eigen::Matrix3Xd>& targets) {
    const EnergyAndForce until_near = [&](const Eigen::Matrix3Xd& at, Eigen::Matrix3Xd& force) {
        const double energy = forces(at, force);
        if (std::ranges::any_of(targets,
                                [&](const auto& t) { return distance(at, t) < p.returned; }))
            force.setZero();
        return energy;
    };
    descend(x, until_near,
            {.max_force = p.rough_force,
             .max_steps = p.quench.max_steps,
             .history = p.quench.history,
             .longest_move = p.quench.longest_move});
    return x;
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
    return no_neighbour;
}

Push fall(const Surroundings& around, const Eigen::Matrix3Xd& positions) {
    const Eigen::Matrix3Xd away = fallen_roughly(around, positions);
    const auto end = recognised(around, away);
    return end ? *end : quenched(around, away);
}

std::vector<Push> fall_by_jumps(const Surroundings& around, const Eigen::Matrix3Xd& positions) {
    const Eigen::Matrix3Xd away = fallen_roughly(around, positions);
    const auto end = recognised(around, away);
    if (end && end->minimum != no_neighbour)
        return {*end};
    const auto whole = [&] { return std::vector{end ? *end : quenched(around, away)}; };
    auto jumps = separate_jumps(around.glass, away, around.search.jumps);
    if (jumps.size() < 2)
        return whole();
    const auto along_start = [&](const Eigen::Matrix3Xd& jump) {
        return std::abs(jump.cwiseProduct(positions - around.glass.positions).sum());
    };
    std::ranges::sort(jumps, std::ranges::greater{}, along_start);
    std::vector<Push> falls;
    for (const Eigen::Matrix3Xd& jump : jumps) {
        falls.push_back(fall(around, around.glass.positions + jump));
        falls.back().jump = static_cast<int>(falls.size()) - 1;
    }
    const bool leads_somewhere = std::ranges::any_of(
        falls, [](const Push& push) { return push.minimum >= 0 || push.outcome == "far"; });
    return leads_somewhere ? falls : whole();
}

std::vector<Push> push_along(const Surroundings& around,
                             const Eigen::Ref<const Eigen::VectorXd>& z) {
    const Eigen::Matrix3Xd& at_rest = around.glass.positions;
    if (z.size() != at_rest.size())
        throw std::invalid_argument("field has " + std::to_string(z.size()) +
                                    " components, expected 3N = " + std::to_string(at_rest.size()));
    std::vector<Push> pushes;
    for (const double amplitude : around.search.pushes) {
        for (Push& push :
             fall_by_jumps(around, at_rest + amplitude * z.reshaped(3, at_rest.cols()))) {
            push.amplitude = amplitude;
            pushes.push_back(push);
        }
    }
    return pushes;
}

} // namespace physics
