#pragma once

#include "physics/liquid/site_pulls.hpp"
#include "physics/model/pair_potential.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace physics {

/// Forces on the positions and the sizes of all particles, in single precision:
///     -dU/dx  and  -dU/dlambda.
/// Pairs come from two lists: the near list, chosen anew once a particle has moved and grown beyond
/// its reach, which is longer for fast ones, and NeighbourLists, from which it is chosen.
class SiteForces {
  public:
    /// @param sites  [N], anywhere; images are equal
    /// @throws std::invalid_argument  for an edge of not more than twice the longest range and the
    /// skins, or ranges that do not grow with either size
    SiteForces(const PairPotential& potential, double edge, const Eigen::Matrix4Xd& sites);

    /// Forces [4][N] on positions and sizes at `sites` [4][N].  [e/l]
    /// @param with_sums  false: the sums are left zero, which is faster
    /// @param velocities  [4][N] of positions and sizes: fast particles get a longer reach  [l/t]
    PairSums operator()(const Eigen::Matrix4Xd& sites, const Eigen::Matrix4Xd& velocities,
                        Eigen::Matrix4Xd& forces, bool with_sums = true);

    /// Makes both lists anew from `sites`, as the constructor does.
    void list_anew(const Eigen::Matrix4Xd& sites);

  private:
    void choose_near_pairs(const Eigen::Matrix4Xd& velocities);

    NeighbourLists::Geometry geometry_;
    std::vector<Site> sites_;     ///< in the box; behind them dummies, up to a whole vector
    std::vector<Site> near_from_; ///< sites when the near pairs were chosen
    std::vector<float> reach_;    ///< how far each may move and grow before the next choice  [l]
    std::vector<Site> pulls_;     ///< forces on positions and size
    NeighbourLists lists_;
    NearPairs near_;
    std::vector<std::uint32_t> own_; ///< of one list
};

} // namespace physics
