#pragma once

#include "files/foreign/particle_sizes.hpp"

#include <Eigen/Core>

#include <array>
#include <set>

namespace files {

/// A box as text formats tell it.  [l]
struct TextBox {
    Eigen::Vector3d low{0, 0, 0};                      ///< its lower corner
    Eigen::Matrix3d vectors = Eigen::Matrix3d::Zero(); ///< edges, one a row

    static TextBox cube(double edge) {
        return {Eigen::Vector3d::Zero(), edge * Eigen::Matrix3d::Identity()};
    }
};

/// The rows of one frame, where every row is a particle and every column has a name.
///
/// Positions are x y z, xu yu zu (both in l), xs ys zs or xsu ysu zsu (both in box edges); they
/// end up inside the box, its lower corner at the origin.  Where there is a column id, particles
/// are sorted by it.
class ParticleTable {
  public:
    /// @throws files::Error  if a column is missing or there twice, or the box is no cube
    ParticleTable(const Lines& lines, const std::vector<std::string>& names, const TextBox& box,
                  const Reading& reading);

    /// The current line as a row.  @throws files::Error  naming it
    void add(const Lines& lines, const std::vector<std::string_view>& row);
    std::size_t particles() const { return particles_.size(); }
    ForeignFrame frame(const Lines& lines) const;

  private:
    struct Particle {
        std::int64_t id;
        Eigen::Vector3d position;
        double size;
    };
    std::size_t columns_;
    TextBox box_;
    double edge_;
    ParticleSizes sizes_;
    std::array<std::size_t, 3> position_{};
    bool scaled_ = false; ///< positions are in box edges
    std::size_t id_;      ///< columns_: there is none
    std::vector<Particle> particles_;
    std::set<std::int64_t> ids_;
};

} // namespace files
