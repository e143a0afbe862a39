#include "physics/liquid/breathing_dynamics.hpp"
#include "physics/liquid/relaxation.hpp"
#include "physics/model/bonds.hpp"
#include "physics/sites/site_arrays.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

// What is measured while sizes breathe, and the canonical end of a sample.

namespace physics {
namespace {

double canonical_pressure(const PairSums& sums, Eigen::Index particles, double edge, double t) {
    const double volume = edge * edge * edge;
    return static_cast<double>(particles) * t / volume + sums.virial / (3 * volume);
}

} // namespace

void BreathingDynamics::measure() {
    const auto n = static_cast<double>(sites_.cols());
    // the velocities are those between two positions
    const double of_timestep = std::pow(parameters_.timestep, 2) / 12 * forces_.squaredNorm();
    const double temperature = (velocities_.squaredNorm() - of_timestep) / (4 * n);
    const Eigen::VectorXd moments_off = field_.moments() - field_.held();
    control_.add(temperature, moments_off);
    BreathingEvidence::Row row{
        .temperature = temperature,
        .timestep_shift = of_timestep / (4 * n),
        .force2 = pair_forces2_,
        .laplacian = sums_.laplacian,
        .energy = sums_.energy / n,
        .pressure = canonical_pressure(sums_, sites_.cols(), edge_, parameters_.temperature)};
    for (Eigen::Index k = 0; k < size_cosines; ++k)
        row.moments[static_cast<std::size_t>(k)] = moments_off[k] / n;
    for (const double size : sites_.row(3)) {
        const double bin = law_.share(size) * static_cast<double>(BreathingEvidence::bins);
        row.shares[bin > 0 ? std::min(static_cast<std::size_t>(bin), BreathingEvidence::bins - 1)
                           : 0] += 1 / n;
    }
    evidence_.add(row);
}

void BreathingDynamics::finish(const RandomStream& moves) {
    const Configuration before = configuration();
    Configuration exact = before;
    std::vector<Eigen::Index> order(static_cast<std::size_t>(exact.particles()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](Eigen::Index i) { return before.diameters[i]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        exact.diameters[order[rank]] = set_[static_cast<Eigen::Index>(rank)];
    SwapMonteCarlo sampler(exact, potential_, parameters_.finish,
                           moves.from(step_ * exact.particles()));
    sampler.run(parameters_.finish_sweeps);
    const Configuration after = sampler.configuration();
    add_finish(before, after, sampler.drift());

    drift_ = drift() + sampler.drift();
    sites_ = sites_of(after);
    origin_ = centre(sites_);
    draw_velocities();
    pairs_.list_anew(sites_);
    evaluate();
}

void BreathingDynamics::add_finish(const Configuration& before, const Configuration& after,
                                   const Eigen::Vector3d& moved) {
    const auto n = static_cast<double>(before.particles());
    const auto bonds = find_bonds(after, potential_);
    const double volume = after.volume();
    evidence_.add({.energy_before = sums_.energy / n,
                   .energy_after = potential_energy(bonds) / n,
                   .pressure_before = canonical_pressure(sums_, before.particles(), edge_,
                                                         parameters_.temperature),
                   .pressure_after = n / volume * parameters_.temperature + pressure(bonds, volume),
                   .overlap = self_overlap(after, before, moved, parameters_.overlap_distance)});
}

} // namespace physics
