#include "physics/paths/elastic_band.hpp"

#include "physics/numerics/inverse_hessian.hpp"
#include "physics/paths/arc_length.hpp"

#include <algorithm>
#include <cmath>
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

double dot(const Matrix3Xd& a, const Matrix3Xd& b) { return a.cwiseProduct(b).sum(); }

/// The images between the ends, and what acts on them.
struct Moving {
    const Matrix3Xd &first, &last;
    Index particles, count; ///< count: images with both ends
    Matrix3Xd x, force;     ///< [3][N (I - 2)]
    Eigen::VectorXd energy; ///< [I]

    Matrix3Xd image(Index k) const {
        if (k == 0 || k == count - 1)
            return k == 0 ? first : last;
        return x.middleCols((k - 1) * particles, particles);
    }
    auto force_on(Index k) { return force.middleCols((k - 1) * particles, particles); }
};

/// The tangent that keeps a band free of kinks: towards the neighbour of higher energy.
Matrix3Xd improved_tangent(const Moving& band, Index k) {
    const Matrix3Xd here = band.image(k);
    const Matrix3Xd up = band.image(k + 1) - here, down = here - band.image(k - 1);
    const double before = band.energy[k - 1] - band.energy[k];
    const double after = band.energy[k + 1] - band.energy[k];
    if (before * after < 0)
        return (after > 0 ? up : down).normalized();
    const double most = std::max(std::abs(before), std::abs(after));
    const double least = std::min(std::abs(before), std::abs(after));
    const bool higher_after = after > before;
    return ((higher_after ? most : least) * up + (higher_after ? least : most) * down).normalized();
}

/// The highest image between the ends, if it is higher than both; else an end.
Index highest(const Eigen::VectorXd& energy) {
    Index top = 0;
    energy.maxCoeff(&top);
    return top;
}

/// Forces of the band.
/// @return  the largest |F| across the path, and of the image that climbs, if any
double nudge(Moving& band, const BandEnergy& energy, const BandSearch& p, bool climb) {
    for (Index k = 1; k + 1 < band.count; ++k) {
        Matrix3Xd f;
        band.energy[k] = energy(k, band.image(k), f);
        band.force_on(k) = f;
    }
    const Index top = climb ? highest(band.energy) : 0;
    double worst = 0;
    for (Index k = 1; k + 1 < band.count; ++k) {
        const Matrix3Xd t = improved_tangent(band, k);
        const Matrix3Xd f = band.force_on(k);
        const double along = dot(f, t);
        if (k == top) {
            band.force_on(k) = f - 2 * along * t;
            worst = std::max(worst, f.norm());
            continue;
        }
        const Matrix3Xd across = f - along * t;
        const double spring = p.stiffness * ((band.image(k + 1) - band.image(k)).norm() -
                                             (band.image(k) - band.image(k - 1)).norm());
        band.force_on(k) = across + spring * t;
        worst = std::max(worst, across.norm());
    }
    return worst;
}

/// One step of L-BFGS without line search, in which no coordinate moves farther than `reach`.
void move(Moving& band, InverseHessian& history, const BandSearch& p, double reach) {
    Matrix3Xd d = history.times(band.force);
    if (history.empty() || !(dot(band.force, d) > 0)) {
        history.clear();
        d = band.force / p.stiffest;
    }
    d *= std::min(1.0, reach / d.cwiseAbs().maxCoeff());
    band.x += d;
}

bool divided(const Moving& band, const Divides& divides) {
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
Relaxed relax(Moving& band, const BandEnergy& energy, const BandSearch& p, const Divides& divides,
              bool climb, double enough, int max_steps) {
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

Moving straight(const Matrix3Xd& first, const Matrix3Xd& last, const BandEnergy& energy,
                Index images) {
    const Index n = first.cols();
    Moving band{first,
                last,
                n,
                images,
                Matrix3Xd(3, n * (images - 2)),
                Matrix3Xd(3, n * (images - 2)),
                Eigen::VectorXd(images)};
    for (Index k = 1; k + 1 < images; ++k)
        band.x.middleCols((k - 1) * n, n) =
            first + static_cast<double>(k) / static_cast<double>(images - 1) * (last - first);
    Matrix3Xd unused;
    band.energy[0] = energy(0, first, unused);
    band.energy[images - 1] = energy(images - 1, last, unused);
    return band;
}

Band finished(Moving& moved, const BandEnergy& energy, double max_force, int steps,
              bool converged) {
    Band band{{},
              moved.energy,
              Eigen::VectorXd::Zero(moved.count),
              Eigen::VectorXd::Zero(moved.count),
              highest(moved.energy),
              max_force,
              steps,
              converged};
    for (Index k = 0; k < moved.count; ++k)
        band.images.push_back(moved.image(k));
    band.arc = arc_lengths(band.images);
    for (Index k = 1; k + 1 < moved.count; ++k) {
        Matrix3Xd f;
        energy(k, moved.image(k), f);
        band.slope[k] = -dot(f, tangent(band.images, k));
    }
    return band;
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
    Moving band = straight(first, last, energy, p.images);
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
