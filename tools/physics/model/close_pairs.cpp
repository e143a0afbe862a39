#include "physics/model/close_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace physics {
namespace {

constexpr int reach_in_cells = 2; // smaller cells enclose the sphere of the reach more tightly

struct Sphere {
    int j;
    double radius;
    Eigen::Vector3d x;
};

/// Particles sorted into cubic cells of half the longest reach or more, along z first.
class Cells {
  public:
    Cells(const Eigen::Matrix3Xd& x, const Eigen::VectorXd& radii, double edge, int per_edge)
        : edge_(edge), per_edge_(per_edge),
          first_(static_cast<std::size_t>(per_edge * per_edge * per_edge) + 1),
          place_(static_cast<std::size_t>(x.cols())), sorted_(place_.size()) {
        std::vector<std::size_t> cell_of;
        for (const auto& position : x.colwise()) {
            cell_of.push_back(index(cell(position[0]), cell(position[1]), cell(position[2])));
            ++first_[cell_of.back() + 1];
        }
        for (std::size_t k = 1; k < first_.size(); ++k)
            first_[k] += first_[k - 1];
        auto next = first_;
        for (int i = 0; i < static_cast<int>(x.cols()); ++i) {
            const auto k = static_cast<std::size_t>(i);
            place_[k] = next[cell_of[k]]++;
            sorted_[place_[k]] = {i, radii[i], x.col(i)};
        }
    }

    /// Every particle nearer to i than the sum of their radii that is listed for i, unordered.
    void find(int i, ListedFor listed, std::vector<Neighbour>& found) const {
        const std::size_t place = place_[static_cast<std::size_t>(i)];
        const Eigen::Vector3d own = sorted_[place].x;
        const double radius = sorted_[place].radius;
        const int lowest = listed == ListedFor::lower ? i + 1 : 0;
        const std::size_t from = listed == ListedFor::lower ? 0 : place + 1;
        const int cx = cell(own[0]), cy = cell(own[1]), cz = cell(own[2]);
        std::size_t count = 0;
        for (int x = cx - reach_in_cells; x <= cx + reach_in_cells; ++x)
            for (int y = cy - reach_in_cells; y <= cy + reach_in_cells; ++y)
                for (int z = cz - reach_in_cells; z <= cz + reach_in_cells;) {
                    // Cells follow one another along z up to the end of the box.
                    const int tx = turns(x), ty = turns(y), tz = turns(z);
                    const int last = std::min(cz + reach_in_cells, (tz + 1) * per_edge_ - 1);
                    const auto row = [&](int at) {
                        return index(x - tx * per_edge_, y - ty * per_edge_, at - tz * per_edge_);
                    };
                    const Eigen::Vector3d origin = own - edge_ * Eigen::Vector3d(tx, ty, tz);
                    const std::size_t begin = std::max(first_[row(z)], from),
                                      end = std::max(first_[row(last) + 1], begin);
                    found.resize(std::max(found.size(), count + end - begin + 1));
                    for (std::size_t k = begin; k < end; ++k) {
                        const Sphere& other = sorted_[k];
                        const Eigen::Vector3d r = other.x - origin;
                        const double reach = radius + other.radius;
                        found[count] = {other.j, r}; // the next overwrites it unless it counts
                        count += (r.squaredNorm() < reach * reach) & (other.j >= lowest);
                    }
                    z = last + 1;
                }
        found.resize(count);
    }

  private:
    int cell(double coordinate) const {
        return std::min(static_cast<int>(coordinate / edge_ * per_edge_), per_edge_ - 1);
    }
    int turns(int k) const { return k < 0 ? -1 : k >= per_edge_ ? 1 : 0; }
    std::size_t index(int x, int y, int z) const {
        const int cell = (x * per_edge_ + y) * per_edge_ + z;
        return static_cast<std::size_t>(cell);
    }

    double edge_;
    int per_edge_;
    std::vector<std::size_t> first_; ///< members of cell k: first_[k] .. first_[k + 1]
    std::vector<std::size_t> place_; ///< of particle i in sorted_
    std::vector<Sphere> sorted_;     ///< by cell
};

/// In boxes too small for cells: every j > i, ascending, which serves both.
void find_above(int i, const Eigen::Matrix3Xd& x, const Eigen::VectorXd& radii, double edge,
                std::vector<Neighbour>& found) {
    found.clear();
    for (int j = i + 1; j < x.cols(); ++j) {
        const Eigen::Vector3d r = nearest_image(x.col(j) - x.col(i), edge);
        const double reach = radii[i] + radii[j];
        if (r.squaredNorm() < reach * reach)
            found.push_back({j, r});
    }
}

} // namespace

Eigen::Matrix3Xd wrapped(const Configuration& c) {
    return c.positions - c.edge * (c.positions / c.edge).array().floor().matrix();
}

void visit_close_pairs(const Configuration& c, const Eigen::VectorXd& radii, ListedFor listed,
                       const std::function<void(int, std::span<const Neighbour>)>& visit) {
    const Eigen::Matrix3Xd x = wrapped(c);
    const int n = static_cast<int>(x.cols());
    const double longest = 2 * radii.maxCoeff();
    const int per_edge =
        static_cast<int>(std::min(reach_in_cells * c.edge / longest, std::cbrt(n)));
    // With fewer cells the neighbourhood of a particle would contain some cells twice.
    const bool by_cells = per_edge > 2 * reach_in_cells;
    const Cells cells(x, radii, c.edge, by_cells ? per_edge : 1);
    std::vector<Neighbour> found;
    for (int i = 0; i < n; ++i) {
        if (!by_cells)
            find_above(i, x, radii, c.edge, found);
        else
            cells.find(i, listed, found);
        if (by_cells && listed == ListedFor::lower)
            std::sort(found.begin(), found.end(),
                      [](const Neighbour& a, const Neighbour& b) { return a.j < b.j; });
        visit(i, found);
    }
}

} // namespace physics
