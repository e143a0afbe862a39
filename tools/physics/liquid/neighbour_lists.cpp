#include "physics/liquid/neighbour_lists.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/neighbour_lists.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/sites/pair_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {

/// Writes the particles of `cells` within range + skin of `site` to `out`; returns how many.
std::size_t find_within(const NeighbourLists::Geometry& g, const Site& site,
                        const std::vector<const NeighbourLists::Cell*>& cells, std::uint32_t* out) {
    const Floats d;
    const hn::RebindToUnsigned<Floats> du;
    const V x = hn::Set(d, site.x), y = hn::Set(d, site.y), z = hn::Set(d, site.z);
    const V size = hn::Set(d, site.size), cutoff = hn::Set(d, g.cutoff), skin = hn::Set(d, g.skin);
    const V edge = hn::Set(d, g.edge), inverse_edge = hn::Set(d, 1 / g.edge);
    const V non_additivity = hn::Set(d, g.non_additivity);
    std::size_t found = 0;
    for (const NeighbourLists::Cell* cell : cells) {
        for (std::size_t k = 0; k < cell->count; k += hn::Lanes(d)) {
            const V dx = nearest_image(hn::Sub(hn::LoadU(d, &cell->x[k]), x), edge, inverse_edge);
            const V dy = nearest_image(hn::Sub(hn::LoadU(d, &cell->y[k]), y), edge, inverse_edge);
            const V dz = nearest_image(hn::Sub(hn::LoadU(d, &cell->z[k]), z), edge, inverse_edge);
            const V r2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
            const V pair = pair_size(hn::LoadU(d, &cell->size[k]), size, non_additivity);
            const V reach = hn::MulAdd(cutoff, pair, skin);
            const auto near = hn::Lt(r2, hn::Mul(reach, reach));
            // Not CompressStore, which takes a hundred cycles on some processors.  A whole vector is
            // written.
            const auto mask = hn::RebindMask(du, near);
            hn::StoreU(hn::Compress(hn::LoadU(du, &cell->particle[k]), mask), du, out + found);
            found += hn::CountTrue(du, mask);
        }
    }
    return found;
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(find_within);

NeighbourLists::NeighbourLists(const Geometry& geometry, const std::vector<Site>& sites)
    : geometry_(geometry), particles_(sites.size() - 1), references_(sites),
      entries_(particles_ * stride_, static_cast<std::uint32_t>(particles_)), counts_(particles_),
      slots_(particles_), found_(particles_ + padding), mark_(particles_) {
    const float widest = geometry.cutoff * geometry.largest_size + geometry.skin;
    cells_per_edge_ = static_cast<std::size_t>(geometry.edge / widest);
    if (cells_per_edge_ < 3)
        cells_per_edge_ = 1; // every particle is then a candidate
    cells_.resize(cells_per_edge_ * cells_per_edge_ * cells_per_edge_);
    for (std::size_t i = 0; i < particles_; ++i)
        enter_cell(i, references_[i]);
    for (std::size_t i = 0; i < particles_; ++i)
        repair(i, references_[i]);
}

void NeighbourLists::enter_cell(std::size_t i, const Site& site) {
    Cell& cell = cells_[cell_of(site)];
    const std::size_t slot = slots_[i] = cell.count++;
    if (cell.count + padding > cell.x.size()) {
        const std::size_t room = 2 * cell.x.size() + 2 * padding;
        for (auto* values : {&cell.x, &cell.y, &cell.z, &cell.size})
            values->resize(room, std::numeric_limits<float>::quiet_NaN());
        cell.particle.resize(room, static_cast<std::uint32_t>(particles_));
    }
    cell.x[slot] = site.x;
    cell.y[slot] = site.y;
    cell.z[slot] = site.z;
    cell.size[slot] = site.size;
    cell.particle[slot] = static_cast<std::uint32_t>(i);
}

void NeighbourLists::leave_cell(std::size_t i) {
    Cell& cell = cells_[cell_of(references_[i])];
    const std::size_t slot = slots_[i], last = --cell.count;
    slots_[cell.particle[last]] = slot;
    for (auto* values : {&cell.x, &cell.y, &cell.z, &cell.size}) {
        (*values)[slot] = (*values)[last];
        (*values)[last] = std::numeric_limits<float>::quiet_NaN();
    }
    cell.particle[slot] = cell.particle[last];
    cell.particle[last] = static_cast<std::uint32_t>(particles_);
}

std::size_t NeighbourLists::cell_of(const Site& site) const {
    const auto along = [this](float x) {
        const float cells = static_cast<float>(cells_per_edge_);
        const float scaled = x / geometry_.edge;
        const auto index = static_cast<std::size_t>((scaled - std::floor(scaled)) * cells);
        return std::min(index, cells_per_edge_ - 1);
    };
    return (along(site.x) * cells_per_edge_ + along(site.y)) * cells_per_edge_ + along(site.z);
}

void NeighbourLists::repair(std::size_t i, const Site& site) {
    const auto self = static_cast<std::uint32_t>(i);
    leave_cell(i);
    enter_cell(i, site);
    references_[i] = site;
    collect(site);

    for (const std::uint32_t j : found_)
        mark_[j] = 1;
    mark_[i] = 0;
    for (std::size_t k = counts_[i]; k-- > 0;) { // backwards: remove() moves the last entry
        const std::uint32_t j = list(i)[k];
        if (mark_[j]) {
            mark_[j] = 0; // stays a neighbour
        } else {
            remove(i, j);
            remove(j, self);
        }
    }
    for (const std::uint32_t j : found_) {
        if (mark_[j]) {
            mark_[j] = 0;
            append(i, j);
            append(j, self);
        }
    }
}

void NeighbourLists::collect(const Site& site) {
    near_cells_.clear();
    if (cells_per_edge_ == 1)
        near_cells_.push_back(cells_.data());
    else
        find_near_cells(site);
    found_.resize(particles_ + padding);
    found_.resize(HWY_DYNAMIC_DISPATCH(find_within)(geometry_, site, near_cells_, found_.data()));
}

void NeighbourLists::find_near_cells(const Site& site) {
    const Geometry& g = geometry_;
    const float widest = (site.size + g.largest_size) / 2 *
                         (1 - g.non_additivity * std::abs(site.size - g.largest_size));
    const float reach = g.cutoff * widest + g.skin;
    const std::size_t n = cells_per_edge_, cell = cell_of(site);
    const std::array<std::size_t, 3> home{cell / (n * n), cell / n % n, cell % n};
    const float side = g.edge / static_cast<float>(n);
    // squared distance to the cells one below, here, and one above, per axis
    std::array<std::array<float, 3>, 3> distance2;
    const std::array<float, 3> x{site.x, site.y, site.z};
    for (std::size_t k = 0; k < 3; ++k) {
        const float inside = x[k] - side * static_cast<float>(home[k]);
        distance2[k] = {inside * inside, 0, (side - inside) * (side - inside)};
    }
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b)
            for (std::size_t c = 0; c < 3; ++c)
                if (distance2[0][a] + distance2[1][b] + distance2[2][c] < reach * reach)
                    near_cells_.push_back(
                        &cells_[((home[0] + n + a - 1) % n * n + (home[1] + n + b - 1) % n) * n +
                                (home[2] + n + c - 1) % n]);
}

void NeighbourLists::append(std::size_t i, std::uint32_t neighbour) {
    if (counts_[i] + padding >= stride_)
        widen();
    entries_[i * stride_ + counts_[i]++] = neighbour;
}

void NeighbourLists::remove(std::size_t i, std::uint32_t neighbour) {
    std::uint32_t* entries = &entries_[i * stride_];
    std::uint32_t* at = std::find(entries, entries + counts_[i], neighbour);
    *at = entries[--counts_[i]];
    entries[counts_[i]] = static_cast<std::uint32_t>(particles_);
}

void NeighbourLists::widen() {
    std::vector<std::uint32_t> wider(particles_ * 2 * stride_,
                                     static_cast<std::uint32_t>(particles_));
    for (std::size_t i = 0; i < particles_; ++i)
        std::copy_n(&entries_[i * stride_], counts_[i], &wider[i * 2 * stride_]);
    entries_ = std::move(wider);
    stride_ *= 2;
}

} // namespace physics
#endif
