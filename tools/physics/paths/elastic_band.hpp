#pragma once

#include <Eigen/Core>

#include <functional>
#include <vector>

namespace physics {

/// Energy of an image of a band at the second argument; minus its gradient goes to the third.  The
/// first argument, the image, lets each keep lists of its own.
using BandEnergy = std::function<double(Eigen::Index, const Eigen::Matrix3Xd&, Eigen::Matrix3Xd&)>;

/// Whether a band is divided at an image that is lower than both its neighbours.
using Divides = std::function<bool(const Eigen::Matrix3Xd&)>;

struct BandSearch {
    int images; ///< both ends included, at least 3
    /// Converged: |F| across the path, and of the climbing image, is below.  [e/l]
    double max_force;
    double climb_below;  ///< the highest image climbs once the force across is below       [e/l]
    double stiffness;    ///< of the springs between images                               [e/l^2]
    double stiffest;     ///< curvature of the stiffest direction: sets the first step     [e/l^2]
    int max_steps;       ///< evaluations of the whole band
    int look_every;      ///< steps between looks for images where it may be divided
    int history;         ///< pairs of steps and force changes that L-BFGS remembers
    double longest_move; ///< no coordinate moves farther in one step                       [l]
};

/// A chain of images along a path of least energy.
struct Band {
    std::vector<Eigen::Matrix3Xd> images; ///< [I][3][N]; the ends are the two minima
    Eigen::VectorXd energy;               ///< [I] [e]
    Eigen::VectorXd arc;   ///< [I] length of the path up to the image, by arcs over the chords [l]
    Eigen::VectorXd slope; ///< [I] dV/ds, from the forces; 0 at the ends [e/l]
    Eigen::Index top;      ///< the climbing image; an end where none is between
    double max_force;      ///< when it ended [e/l]
    int steps;
    bool converged;
};

/// Climbing-image nudged elastic band from one minimum to another, straight at first, with the
/// improved tangent; one L-BFGS without line search moves all images.
/// G. Henkelman, B. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000); G. Henkelman,
/// H. Jonsson, ibid. 9978; D. Sheppard, R. Terrell, G. Henkelman, J. Chem. Phys. 128, 134106 (2008)
/// @param first, last  [3][N] minima; images of particles are not exchanged: both in one periodic cell
/// @param divides  the first image of which this holds ends the search, not converged: a band over a
///     minimum has a kink there and may never come to rest.  Asked every `look_every` steps and at the end
/// @throws std::invalid_argument  for less than three images, or ends of different size or equal
Band elastic_band(
    const Eigen::Matrix3Xd& first, const Eigen::Matrix3Xd& last, const BandEnergy& energy,
    const BandSearch& search,
    const Divides& divides = [](const Eigen::Matrix3Xd&) { return false; });

} // namespace physics
