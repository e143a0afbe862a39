#pragma once

#include "physics/paths/elastic_band.hpp"

namespace physics {

/// The images of a band between its ends, which must outlive it, and what acts on them.
struct NudgedBand {
    const Eigen::Matrix3Xd &first, &last;
    Eigen::Index particles, count; ///< count: images with both ends
    Eigen::Matrix3Xd x, force;     ///< [3][N (I - 2)]
    Eigen::VectorXd energy;        ///< [I]

    Eigen::Matrix3Xd image(Eigen::Index k) const {
        if (k == 0 || k == count - 1)
            return k == 0 ? first : last;
        return x.middleCols((k - 1) * particles, particles);
    }
    auto force_on(Eigen::Index k) { return force.middleCols((k - 1) * particles, particles); }
};

inline double dot(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) {
    return a.cwiseProduct(b).sum();
}

/// A band of equally spaced images on the straight line.
NudgedBand straight_band(const Eigen::Matrix3Xd& first, const Eigen::Matrix3Xd& last,
                         const BandEnergy& energy, Eigen::Index images);

/// Energies of the band, and the nudged forces on its images: the force of U across the path, that of
/// the springs along it.  If one climbs, the force on the highest image is that of U, reversed along.
/// @return  the largest |F| across the path, and of the image that climbs, if any
double nudge(NudgedBand& band, const BandEnergy& energy, const BandSearch& search, bool climb);

/// What is kept of the band, with the slopes of U along it.
Band finished(const NudgedBand& band, const BandEnergy& energy, double max_force, int steps,
              bool converged);

} // namespace physics
