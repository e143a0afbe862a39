#include "physics/liquid/site_forces.hpp"

#include "physics/liquid/site_motion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace physics {

namespace {

// Shorter and longer ones are slower.  [l]
constexpr double reach_time = 0.05; // [t]
constexpr double least_reach = 0.1, thick_skin = 1.4;

constexpr std::size_t padded(std::size_t count) {
    constexpr std::size_t p = NeighbourLists::padding;
    return (count + p - 1) / p * p;
}

/// The lists of a box with room for less than the thick skin have a thinner one.
NeighbourLists::Geometry geometry_of(const PairPotential& potential, double edge) {
    const Model& m = potential.model();
    const double room = edge / 2 - potential.longest_range();
    if (!(room > 0))
        throw std::invalid_argument("box edge is " + std::to_string(edge) +
                                    ", expected more than twice the longest range, " +
                                    std::to_string(2 * potential.longest_range()));
    if (m.non_additivity * m.largest_size >= 0.5)
        throw std::invalid_argument("non_additivity times the largest size is " +
                                    std::to_string(m.non_additivity * m.largest_size) +
                                    ", expected less than 0.5: a range must grow with either size");
    return {static_cast<float>(edge), static_cast<float>(m.cutoff),
            static_cast<float>(m.non_additivity), static_cast<float>(m.largest_size),
            static_cast<float>(std::min(thick_skin, 0.99 * room))};
}

NearPairs no_pairs(const PairPotential& potential, double edge, std::size_t particles) {
    const Model& m = potential.model();
    const auto& c = potential.coefficients();
    return {.edge = static_cast<float>(edge),
            .cutoff = static_cast<float>(m.cutoff),
            .non_additivity = static_cast<float>(m.non_additivity),
            .half_exponent = m.exponent / 2,
            .coefficients = std::vector<float>(c.begin(), c.end()),
            .first = std::vector<std::size_t>(particles + 1),
            .other = {}};
}

/// Room for the sites, with dummies behind them: their coordinates are NaN.
std::vector<Site> room_for(Eigen::Index particles) {
    const float nowhere = std::numeric_limits<float>::quiet_NaN();
    return std::vector<Site>(padded(static_cast<std::size_t>(particles) + 1),
                             {nowhere, nowhere, nowhere, 1});
}

/// The sites of N particles and one dummy.
std::vector<Site> sites_and_dummy(std::vector<Site> sites, std::size_t particles) {
    sites.resize(particles + 1);
    return sites;
}

} // namespace

SiteForces::SiteForces(const PairPotential& potential, double edge, const Eigen::Matrix4Xd& sites)
    : geometry_(geometry_of(potential, edge)), sites_(room_for(sites.cols())),
      reach_(sites_.size(), 1.0f), pulls_(sites_.size()),
      lists_(geometry_, sites_and_dummy(sites_, 0)),
      near_(no_pairs(potential, edge, static_cast<std::size_t>(sites.cols()))) {
    list_anew(sites);
}

void SiteForces::list_anew(const Eigen::Matrix4Xd& sites) {
    fold(sites, geometry_.edge, sites_.data());
    lists_ =
        NeighbourLists(geometry_, sites_and_dummy(sites_, static_cast<std::size_t>(sites.cols())));
    near_from_.clear();
}

void SiteForces::choose_near_pairs(const Eigen::Matrix4Xd& velocities) {
    near_from_ = sites_;
    const std::size_t particles = near_.first.size() - 1;
    const double most = 0.35 * double{geometry_.skin};
    for (std::size_t i = 0; i < particles; ++i) {
        const auto v = velocities.col(static_cast<Eigen::Index>(i));
        const double slope = double{geometry_.cutoff} *
                             (0.5 + double{geometry_.non_additivity} * double{sites_[i].size});
        const double pace = v.head<3>().norm() + slope * std::max(0.0, v[3]);
        reach_[i] = static_cast<float>(std::min(most, least_reach + reach_time * pace));
        if (!lists_.covers(i, sites_[i], 2 * reach_[i]))
            lists_.repair(i, sites_[i]);
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i < particles; ++i) {
        near_.first[i] = end;
        const std::size_t count = lists_.count(i);
        const std::size_t room = count + NeighbourLists::padding;
        if (own_.size() < room)
            own_.resize(2 * room);
        if (near_.other.size() < end + room)
            near_.other.resize(2 * (end + room));
        std::uint32_t* out = &near_.other[end];
        const std::size_t found = choose_near(geometry_, sites_.data(), reach_.data(), i,
                                              lists_.list(i), count, own_.data(), out);
        std::fill(out + found, out + padded(found), static_cast<std::uint32_t>(particles));
        end += padded(found);
    }
    near_.first.back() = end;
}

PairSums SiteForces::operator()(const Eigen::Matrix4Xd& sites, const Eigen::Matrix4Xd& velocities,
                                Eigen::Matrix4Xd& forces, bool with_sums) {
    fold(sites, geometry_.edge, sites_.data());
    if (near_from_.empty() || beyond_reach(geometry_, reach_.data(), near_from_, sites_))
        choose_near_pairs(velocities);
    std::ranges::fill(pulls_, Site{0, 0, 0, 0});
    const PairSums sums = add_pulls(near_, sites_.data(), pulls_.data(), with_sums);
    widen(pulls_.data(), forces);
    return sums;
}

} // namespace physics
