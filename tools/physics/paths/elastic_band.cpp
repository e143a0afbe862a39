#include "physics/paths/elastic_band.hpp"

#include "physics/numerics/inverse_hessian.hpp"
#include "physics/paths/nudged_band.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;

/// The forces of a band have no energy, so that a step of L-BFGS may be far too long.  One is taken back
/// that raises the largest force by the first factor, or raises it above its least so far by the second;
/// what L-BFGS remembers is forgotten then, and the next steps are shorter.
constexpr double wild = 3, astray = 30;

/// One step of L-BFGS without line search, in which no coordinate moves farther than `reach`.
void move(NudgedBand& band, InverseHessian& history, const BandSearch& p, double reach) {
    Matrix3Xd d = history.times(band.force);
    if (history.empty() || !(dot(band.force, d) > 0)) {
        history.clear();
        d = band.force / p.stiffest;
    }
    d *= std::min(1.0, reach / d.cwiseAbs().maxCoeff());
    band.x += d;
}

bool divided(const NudgedBand& band, const Divides& divides) {
    for (Index k = 1; k + 1 < band.count; ++k)
        if (band.energy[k] < std::min(band.energy[k - 1], band.energy[k + 1]) &&
            divides(band.image(k)))
            return true;
    return false;
}

/// Moves the band until the largest force of nudge() is `enough`, it is divided, or `max_steps` are spent.
struct Relaxed {
    double max_force;
    int steps;
    bool divided;
};
Relaxed relax(NudgedBand& band, const BandEnergy& energy, const BandSearch& p,
              const Divides& divides, bool climb, double enough, int max_steps) {
    InverseHessian history(p.history);
    double worst = nudge(band, energy, p, climb);
    double least = worst, reach = p.longest_move;
    int steps = 1;
    while (steps < max_steps && worst > enough) {
        const Matrix3Xd x = band.x, force = band.force;
        const Eigen::VectorXd u = band.energy;
        move(band, history, p, reach);
        const double after = nudge(band, energy, p, climb);
        ++steps;
        if (after > wild * worst || (after > worst && after > astray * least)) {
            reach = (band.x - x).cwiseAbs().maxCoeff() / 4;
            band.x = x, band.force = force, band.energy = u;
            history.clear();
            continue;
        }
        worst = after;
        least = std::min(least, worst);
        reach = std::min(p.longest_move, 1.5 * reach);
        history.remember(band.x - x, force - band.force);
        if (steps % p.look_every == 0 && divided(band, divides))
            return {worst, steps, true};
    }
    return {worst, steps, climb && divided(band, divides)};
}

} // namespace

Band elastic_band(const Matrix3Xd& first, const Matrix3Xd& last, const BandEnergy& energy,
                  const BandSearch& p, const Divides& divides) {
    if (p.images < 3)
        throw std::invalid_argument("band has " + std::to_string(p.images) +
                                    " images, expected at least 3");
    if (first.cols() != last.cols() || first == last)
        throw std::invalid_argument("ends of the band are equal or differ in size, expected two "
                                    "minima of one glass");
    NudgedBand band = straight_band(first, last, energy, p.images);
    // The springs and the climbing are other forces: each relaxation begins a history of its own.
    const Relaxed path = relax(band, energy, p, divides, false, p.climb_below, p.max_steps);
    if (path.divided)
        return finished(band, energy, path.max_force, path.steps, false);
    const int left = std::max(1, p.max_steps - path.steps);
    const Relaxed climbed = relax(band, energy, p, divides, true, p.max_force, left);
    return finished(band, energy, climbed.max_force, path.steps + climbed.steps,
                    climbed.max_force <= p.max_force && !climbed.divided);
}

} // namespace physics
