#pragma once

#include "physics/glass/quench.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/paths/jumps.hpp"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace physics {

struct PushSearch {
    std::vector<double> pushes; ///< s of the starts x + s z, in this order                     [l]
    double rough_force;         ///< the first descent ends at this force component           [e/l]
    /// A fall that comes nearer to the glass, or to a known minimum, ends there.  [l]
    double returned;
    double farthest;         ///< minima beyond are no neighbours                            [l]
    double same_energy;      ///< two minima are one if U differs by less                    [e]
    double same_distance;    ///< and their distance is below                                [l]
    JumpSearch jumps;        ///< when a fall is several jumps at once
    QuenchParameters quench; ///< certificate of a new minimum
};

/// Distance of two configurations of one glass, [3][N] each, without a common translation.  [l]
/// The positions must not be folded back into the box between the two.
double distance(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b);

/// Where a rough descent from positions `x` [3][N] of a glass ends.  It is not followed further once it
/// is within search.returned of one of `targets`, [3][N] each.
/// @param forces  of the glass
Eigen::Matrix3Xd descended(Eigen::Matrix3Xd x, VerletForces forces, const PushSearch& search,
                           const std::vector<Eigen::Matrix3Xd>& targets);

/// A minimum near another.
struct NeighbouringMinimum {
    Eigen::Matrix3Xd displacement; ///< [3][N] from the glass, without translation             [l]
    double energy;                 ///< U minus that of the glass                              [e]
    double distance;               ///< |displacement|                                         [l]
    double max_force;              ///< largest force component                              [e/l]
};

/// What stands in place of the index of a known minimum.
inline constexpr int the_glass = -1, no_neighbour = -2;

/// What became of one fall.
struct Push {
    double amplitude;    ///< s                                                               [l]
    std::string outcome; ///< "new", "known", "returned", "far", or why the quench was rejected
    int minimum;         ///< reached: -1: the glass; index of a minimum; -2: none of these
    double distance;     ///< of what was reached from the glass                              [l]
    double max_force;    ///< there                                                         [e/l]
    int jump = 0;        ///< of those that one push set off: 0, the one most along its start
};

/// A glass whose surroundings are searched.
struct Surroundings {
    const Configuration& glass; ///< a minimum
    double energy;              ///< its U  [e]
    const PairPotential& potential;
    const VerletForces& forces; ///< its pairs, listed once for all falls
    const PushSearch& search;
    std::vector<NeighbouringMinimum>& known; ///< new minima are added
};

/// Lets the glass fall from positions [3][N].  A rough descent tells whether it returns, ends within
/// search.returned of a known minimum, or ends too far away; only what is none of these is quenched
/// to the certificate.  The amplitude is left 0.
Push fall(const Surroundings& around, const Eigen::Matrix3Xd& positions);

/// The same, but where several jumps happened at once, as one far away may set off another, the glass
/// falls from each of them alone: two double wells are not one.  Jumps of which none leads anywhere
/// alone are one.  Where one does, what the others need it for is left to the paths.
std::vector<Push> fall_by_jumps(const Surroundings& around, const Eigen::Matrix3Xd& positions);

/// Pushes the glass along a field and lets it fall by jumps, once for each amplitude of the search.
/// @param z  [3N] unit field
/// @throws std::invalid_argument  if z does not fit
std::vector<Push> push_along(const Surroundings& around,
                             const Eigen::Ref<const Eigen::VectorXd>& z);

/// Index of the minimum that equals another of this energy and displacement: -1: the glass itself;
/// -2: none.
int find_minimum(const std::vector<NeighbouringMinimum>& known, double energy,
                 const Eigen::Matrix3Xd& displacement, const PushSearch& search);

} // namespace physics
