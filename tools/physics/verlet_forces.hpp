#pragma once

#include "physics/configuration.hpp"
#include "physics/pair_potential.hpp"

#include <Eigen/Core>

#include <vector>

namespace physics {

/// Energy and forces of one configuration after another, as a descent needs them: pairs are listed
/// with a skin around their range, and listed anew once a particle has moved half the skin.
class VerletForces {
  public:
    /// @param potential  must outlive this
    /// @throws std::invalid_argument  if the edge is not more than twice the longest range
    VerletForces(const Configuration& c, const PairPotential& potential);

    /// U at `positions` [3][N], and -dU/dx in `forces` [3][N].  [e, e/l]
    double operator()(const Eigen::Matrix3Xd& positions, Eigen::Matrix3Xd& forces);

  private:
    struct Pair {
        int j;
        double inverse_square; ///< lambda_ij^-2  [l^-2]
    };
    /// The pairs of one particle that lie in range, side by side for the vector units.
    struct InRange {
        std::vector<int> j;
        Eigen::Matrix3Xd r;
        Eigen::ArrayXd inverse_square, u, inverse, inverse_power, energy, slope;
    };
    void list(const Eigen::Matrix3Xd& positions);
    int gather(int i, const Eigen::Matrix3Xd& x);
    void evaluate(int count);

    const PairPotential& potential_;
    Configuration listed_;      ///< as given when the pairs were listed
    Eigen::Matrix3Xd into_box_; ///< whole edges that bring it into [0, edge)
    std::vector<Pair> pairs_;   ///< of particle i: first_[i] .. first_[i + 1], all j > i
    std::vector<std::size_t> first_;
    InRange in_range_;
};

} // namespace physics
