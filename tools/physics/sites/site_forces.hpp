#pragma once

#include "physics/model/pair_potential.hpp"
#include "physics/sites/site_arrays.hpp"
#include "physics/sites/site_pulls.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// Forces on the positions and the sizes of all particles, in single precision:
///     -dU/dx  and  -dU/dlambda.
/// The near pairs are chosen anew once a particle has moved and grown beyond its reach, which is
/// longer for fast ones, from listed pairs of clusters of four, which are found anew less often.
class SiteForces {
  public:
    /// @param sites  [4][N] positions and sizes, anywhere; images are equal  [l]
    /// @throws std::invalid_argument  for an edge of not more than twice the longest range, or
    /// ranges that do not grow with either size
    SiteForces(const PairPotential& potential, double edge, const Eigen::Matrix4Xd& sites);

    /// Forces [4][N] on positions and sizes at `sites` [4][N].  [e/l]
    /// @param with_sums  false: the sums are left zero, which is faster
    /// @param velocities  [4][N] of positions and sizes: fast particles get a longer reach  [l/t]
    PairSums operator()(const Eigen::Matrix4Xd& sites, const Eigen::Matrix4Xd& velocities,
                        Eigen::Matrix4Xd& forces, bool with_sums = true);

    /// Makes clusters and lists anew from `sites`, as the constructor does.
    void list_anew(const Eigen::Matrix4Xd& sites);

  private:
    void choose_near_pairs(const Eigen::Matrix4Xd& sites, const Eigen::Matrix4Xd& velocities);
    bool set_reaches(const Eigen::Matrix4Xd& velocities);

    double edge_; ///< in float, folding a position k boxes away would shift it by k 5e-7
    PairRange range_;
    PairTerms terms_;
    SiteOrder order_;
    // all of these in that order, with dummies behind the particles, up to a whole vector
    std::vector<PackedSite> sites_;
    std::vector<PackedSite> listed_from_; ///< when the clusters were listed
    std::vector<PackedSite> near_from_;   ///< when the near pairs were chosen
    std::vector<Pull> pulls_;             ///< forces on positions and size
    std::vector<float> reach_; ///< how far each may move and grow before the next choice  [l]
    ClusterPairs listed_;
    NearPairs near_;
    std::vector<Pull> of_quads_;
};

} // namespace physics
