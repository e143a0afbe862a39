#include "physics/close_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace physics {
namespace {

/// Particles by cubic cell, ascending in each, with their positions side by side.
class Cells {
  public:
    Cells(const Eigen::Matrix3Xd& x, double edge, int per_edge)
        : edge_(edge), per_edge_(per_edge), cell_of_(static_cast<std::size_t>(x.cols())),
          first_(static_cast<std::size_t>(per_edge * per_edge * per_edge) + 1),
          particle_(cell_of_.size()), x_(3, x.cols()) {
        const auto cell = [&](double at) {
            return std::min(static_cast<int>(at / edge * per_edge), per_edge - 1);
        };
        for (std::size_t i = 0; i < cell_of_.size(); ++i) {
            const auto at = x.col(static_cast<int>(i));
            cell_of_[i] = {cell(at[0]), cell(at[1]), cell(at[2])};
            ++first_[index(cell_of_[i]) + 1];
        }
        for (std::size_t k = 1; k < first_.size(); ++k)
            first_[k] += first_[k - 1];
        auto next = first_;
        for (std::size_t i = 0; i < cell_of_.size(); ++i) {
            const int place = next[index(cell_of_[i])]++;
            particle_[static_cast<std::size_t>(place)] = static_cast<int>(i);
            x_.col(place) = x.col(static_cast<int>(i));
        }
    }

    /// Adds every particle j > i of the 27 cells around i that is nearer to it than `reach`.
    void find_above(int i, const Eigen::Vector3d& own, double reach,
                    std::vector<Neighbour>& found) const {
        const auto& centre = cell_of_[static_cast<std::size_t>(i)];
        for (int offset = 0; offset < 27; ++offset) {
            std::array<int, 3> cell{centre[0] + offset / 9 - 1, centre[1] + offset / 3 % 3 - 1,
                                    centre[2] + offset % 3 - 1};
            Eigen::Vector3d origin = own; // moved by the whole edges that bring the cell next to it
            for (std::size_t k = 0; k < 3; ++k) {
                const int turns = cell[k] < 0 ? -1 : cell[k] >= per_edge_ ? 1 : 0;
                cell[k] -= turns * per_edge_;
                origin[static_cast<int>(k)] -= turns * edge_;
            }
            add_above(i, origin, reach, index(cell), found);
        }
    }

  private:
    void add_above(int i, const Eigen::Vector3d& origin, double reach, std::size_t cell,
                   std::vector<Neighbour>& found) const {
        const auto begin = particle_.begin() + first_[cell],
                   end = particle_.begin() + first_[cell + 1];
        const double x = origin[0], y = origin[1], z = origin[2], furthest = reach * reach;
        for (auto j = std::upper_bound(begin, end, i); j != end; ++j) {
            const double* at = x_.col(j - particle_.begin()).data();
            const double rx = at[0] - x, ry = at[1] - y, rz = at[2] - z;
            if (rx * rx + ry * ry + rz * rz < furthest)
                found.push_back({*j, {rx, ry, rz}});
        }
    }

    std::size_t index(const std::array<int, 3>& cell) const {
        return static_cast<std::size_t>((cell[0] * per_edge_ + cell[1]) * per_edge_ + cell[2]);
    }

    double edge_;
    int per_edge_;
    std::vector<std::array<int, 3>> cell_of_;
    std::vector<int> first_;    ///< members of cell k: first_[k] .. first_[k + 1] of the next two
    std::vector<int> particle_; ///< ascending within a cell
    Eigen::Matrix3Xd x_;
};

/// Adds every particle j > i nearer to i than `reach`.
void find_above(int i, const Eigen::Matrix3Xd& x, double edge, double reach,
                std::vector<Neighbour>& found) {
    for (int j = i + 1; j < x.cols(); ++j) {
        const Eigen::Vector3d r = nearest_image(x.col(j) - x.col(i), edge);
        if (r.squaredNorm() < reach * reach)
            found.push_back({j, r});
    }
}

} // namespace

Eigen::Matrix3Xd wrapped(const Configuration& c) {
    return c.positions - c.edge * (c.positions / c.edge).array().floor().matrix();
}

void visit_close_pairs(const Configuration& c, double reach,
                       const std::function<void(int, std::span<const Neighbour>)>& visit) {
    const Eigen::Matrix3Xd x = wrapped(c);
    const int n = static_cast<int>(x.cols());
    const int per_edge = static_cast<int>(std::min(c.edge / reach, std::cbrt(n)));
    const bool by_cells =
        per_edge >= 3; // else the 27 cells around a particle would repeat themselves
    const Cells cells(x, c.edge, by_cells ? per_edge : 1);
    std::vector<Neighbour> found;
    for (int i = 0; i < n; ++i) {
        found.clear();
        if (by_cells)
            cells.find_above(i, x.col(i), reach, found);
        else
            find_above(i, x, c.edge, reach, found);
        std::sort(found.begin(), found.end(),
                  [](const Neighbour& a, const Neighbour& b) { return a.j < b.j; });
        visit(i, found);
    }
}

} // namespace physics
