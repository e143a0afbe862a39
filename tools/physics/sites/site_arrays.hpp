#pragma once

#include "physics/model/configuration.hpp"
#include "physics/sites/site.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace physics {

/// Positions and sizes.  [4][N]
Eigen::Matrix4Xd sites_of(const Configuration& c);

/// The mean position.
Eigen::Vector3d centre(const Eigen::Matrix4Xd& sites);

/// v += kick f, then x += drift v, compiled for every instruction set.  All [4][N], positions and
/// sizes.
void advance(Eigen::Matrix4Xd& x, Eigen::Matrix4Xd& v, const Eigen::Matrix4Xd& f, double kick,
             double drift);

/// An order of the particles in which neighbours are close to each other.
///
/// The box is cut into columns along z, about as wide as a cube of four particles, which are
/// followed up and down in turn.  Any four consecutive particles are a compact cluster.
class SiteOrder {
  public:
    /// @param sites  [4][N] positions and sizes; N >= 1  [l]
    SiteOrder(const Eigen::Matrix4Xd& sites, double edge);

    std::size_t particles() const { return particle_.size(); }
    /// [N] the particle at each place.
    const std::vector<std::uint32_t>& particle() const { return particle_; }

    /// Writes the sites in this order to the first N of `to`.
    void gather(const Eigen::Matrix4Xd& sites, double edge, PackedSite* to) const;

    /// Writes the first N of `from`, which are in this order, to [4][N].
    void scatter(const Pull* from, Eigen::Matrix4Xd& to) const;

  private:
    std::vector<std::uint32_t> particle_;
};

} // namespace physics
