#pragma once

#include "physics/model/configuration.hpp"
#include "physics/model/near_forces.hpp"
#include "physics/model/pair_potential.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// Energy and forces of successive configurations, as a descent needs them.  Two lists of pairs:
/// the near list has a thin skin around the range, and is made anew once a particle has moved half
/// the skin; it is chosen from the far list, which has a thick skin.
class VerletForces {
  public:
    /// @param potential  must outlive this
    /// @throws std::invalid_argument  if the edge is not more than twice the longest range
    VerletForces(const Configuration& c, const PairPotential& potential);

    /// U at `positions` [3][N], and -dU/dx in `forces` [3][N].  [e, e/l]
    double operator()(const Eigen::Matrix3Xd& positions, Eigen::Matrix3Xd& forces);

    /// Lists all pairs anew from `positions`, as the constructor does.
    void list_anew(const Eigen::Matrix3Xd& positions);

  private:
    void list_far(const Eigen::Matrix3Xd& positions);
    void list_near(const Eigen::Matrix3Xd& positions);
    std::size_t append_near(std::size_t i, std::size_t count);

    const PairPotential& potential_;
    Configuration far_listed_; ///< as given when the far pairs were listed
    std::vector<int> far_; ///< of particle i: far_first_[i] .. far_first_[i + 1], each pair once
    std::vector<std::size_t> far_first_;
    Eigen::Matrix3Xd near_listed_; ///< positions when the near pairs were chosen
    Eigen::Matrix3Xd into_box_;    ///< whole edges that bring these into [0, edge)
    ListedPairs near_;
    std::vector<PaddedVector> x_, forces_; ///< the dummy last
};

} // namespace physics
