#include "physics/paths/nudged_band.hpp"

#include "physics/paths/arc_length.hpp"

#include <algorithm>
#include <cmath>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;

/// The tangent that keeps a band free of kinks: towards the neighbour of higher energy.
Matrix3Xd improved_tangent(const NudgedBand& band, Index k) {
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

} // namespace

NudgedBand straight_band(const Matrix3Xd& first, const Matrix3Xd& last, const BandEnergy& energy,
                         Index images) {
    const Index n = first.cols();
    NudgedBand band{first,
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

double nudge(NudgedBand& band, const BandEnergy& energy, const BandSearch& p, bool climb) {
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

Band finished(const NudgedBand& moved, const BandEnergy& energy, double max_force, int steps,
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

} // namespace physics
