#include "physics/close_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace physics {
namespace {

/// Particles by cubic cell; the particles of a cell ascend.
class Cells {
  public:
    Cells(const Eigen::Matrix3Xd& positions, double edge, int per_edge)
        : per_edge_(per_edge), members_(static_cast<std::size_t>(per_edge * per_edge * per_edge)) {
        for (int i = 0; i < positions.cols(); ++i) {
            std::array<int, 3> cell{};
            for (int k = 0; k < 3; ++k)
                cell[static_cast<std::size_t>(k)] =
                    std::min(static_cast<int>(positions(k, i) / edge * per_edge), per_edge - 1);
            members_[index(cell[0], cell[1], cell[2])].push_back(i);
            cell_of_.push_back(cell);
        }
    }

    /// Particles above i in the 27 cells around i, ascending.
    void above(int i, std::vector<int>& found) const {
        found.clear();
        const auto [x, y, z] = cell_of_[static_cast<std::size_t>(i)];
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                for (int dz = -1; dz <= 1; ++dz) {
                    const auto& cell = members_[index(x + dx, y + dy, z + dz)];
                    found.insert(found.end(), std::upper_bound(cell.begin(), cell.end(), i),
                                 cell.end());
                }
        std::sort(found.begin(), found.end());
    }

  private:
    std::size_t index(int x, int y, int z) const {
        const auto periodic = [n = per_edge_](int k) { return (k + n) % n; };
        return static_cast<std::size_t>((periodic(x) * per_edge_ + periodic(y)) * per_edge_ +
                                        periodic(z));
    }

    int per_edge_;
    std::vector<std::vector<int>> members_;
    std::vector<std::array<int, 3>> cell_of_;
};

} // namespace

Eigen::Matrix3Xd wrapped(const Configuration& c) {
    // A tiny negative coordinate rounds to the edge itself, which the callers tolerate.
    return c.positions - c.edge * (c.positions / c.edge).array().floor().matrix();
}

std::vector<ClosePair> close_pairs(const Configuration& c, double reach) {
    const Eigen::Matrix3Xd x = wrapped(c);
    const double half = c.edge / 2;
    const auto image = [&](double d) { return d > half ? d - c.edge : d < -half ? d + c.edge : d; };

    std::vector<ClosePair> pairs;
    const auto consider = [&](int i, int j) {
        const Eigen::Vector3d r = (x.col(j) - x.col(i)).unaryExpr(image);
        if (r.squaredNorm() < reach * reach)
            pairs.push_back({i, j, r});
    };

    const int n = static_cast<int>(x.cols());
    const int per_edge = static_cast<int>(std::min(c.edge / reach, std::cbrt(n)));
    if (per_edge < 3) { // the 27 cells around a particle would repeat themselves
        for (int i = 0; i < n; ++i)
            for (int j = i + 1; j < n; ++j)
                consider(i, j);
        return pairs;
    }
    const Cells cells(x, c.edge, per_edge);
    std::vector<int> above;
    for (int i = 0; i < n; ++i) {
        cells.above(i, above);
        for (const int j : above)
            consider(i, j);
    }
    return pairs;
}

} // namespace physics
