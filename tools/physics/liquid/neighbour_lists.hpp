#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace physics {

/// One particle as four floats, which one aligned load reads.
struct alignas(16) Site {
    float x, y, z, size;
};

/// Neighbour lists that are updated one particle at a time.
///
/// Every particle has a *reference* site, its site when its list was last made.  j is in list(i) if
/// the reference sites are closer than range(i, j) + skin.  A particle may move, or grow, until
/// |dx| + slope max(0, dsize) reaches half the skin, where slope bounds d range / d size.  Then it
/// gets a new reference site and a new list, and the lists of its old and new neighbours are
/// updated.
///
/// Lists are padded with the dummy index N; the coordinates of site N are NaN, which is outside
/// every range.
class NeighbourLists {
  public:
    struct Geometry {
        float edge;           ///< box edge                                          [l]
        float cutoff;         ///< x_c
        float non_additivity; ///< n_a                                               [1/l]
        float largest_size;   ///< no particle ever grows beyond                     [l]
        float skin;           ///< [l]
    };
    static constexpr std::size_t padding = 16; ///< lists may be read up to a multiple of this

    /// The reference sites of one cell, one array per coordinate, padded with NaN.
    struct Cell {
        std::vector<float> x, y, z, size;
        std::vector<std::uint32_t> particle;
        std::size_t count = 0;
    };

    /// @param sites  [N + 1], in [0, edge); the last one is the dummy
    /// @pre  n_a times the largest size is below 1/2, so that ranges grow with either size
    NeighbourLists(const Geometry& geometry, const std::vector<Site>& sites);

    const std::uint32_t* list(std::size_t i) const { return &entries_[i * stride_]; }
    std::size_t count(std::size_t i) const { return counts_[i]; }
    /// Prefetches list(i).
    void prefetch(std::size_t i) const { __builtin_prefetch(list(i)); }

    /// True where list(i) holds all neighbours that particle i would have at `site`, which lies in
    /// the box, if all other particles have covered sites as well.
    bool covers(std::size_t i, const Site& site) const {
        const Site& from = references_[i];
        const float half = geometry_.edge / 2;
        const auto along = [&](float x) {
            return std::abs(x) > half ? geometry_.edge - std::abs(x) : x;
        };
        const float dx = along(site.x - from.x), dy = along(site.y - from.y),
                    dz = along(site.z - from.z);
        // d range / d a <= x_c (1/2 + n_a a), with a the larger of the two sizes in between
        const float slope = geometry_.cutoff * (0.5f + geometry_.non_additivity * site.size);
        const float rounding = 1e-4f;
        const float left =
            geometry_.skin / 2 - rounding - slope * std::max(0.0f, site.size - from.size);
        return left > 0 && dx * dx + dy * dy + dz * dz < left * left;
    }

    /// By how much the size at `site` lies below that of the reference.  [l]
    float shrunk(std::size_t i, const Site& site) const { return references_[i].size - site.size; }

    /// Makes `site` the reference site of particle i and updates all lists.
    void repair(std::size_t i, const Site& site);

  private:
    std::size_t cell_of(const Site& site) const;
    void enter_cell(std::size_t i, const Site& site);
    void leave_cell(std::size_t i);
    void collect(const Site& site);
    void find_near_cells(const Site& site);
    void append(std::size_t i, std::uint32_t neighbour);
    void remove(std::size_t i, std::uint32_t neighbour);
    void widen();

    Geometry geometry_;
    std::size_t particles_;
    std::vector<Site> references_; ///< [N + 1]
    std::size_t stride_ = 64;      ///< room in every list
    std::vector<std::uint32_t> entries_, counts_;
    std::size_t cells_per_edge_;
    std::vector<Cell> cells_;        ///< particles by reference position
    std::vector<std::size_t> slots_; ///< [N] place of a particle in its cell
    std::vector<const Cell*> near_cells_;
    std::vector<std::uint32_t> found_;
    std::vector<char> mark_;
};

} // namespace physics
