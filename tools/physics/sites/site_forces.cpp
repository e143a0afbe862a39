#include "physics/sites/site_forces.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

namespace physics {

namespace {

// Shorter and longer ones are slower.  [l]
constexpr double reach_time = 0.05; // [t]
constexpr double least_reach = 0.1, most_reach = 0.4;
constexpr double listed_reach = 1.0;

PairRange range_of(const PairPotential& potential, double edge) {
    const Model& m = potential.model();
    potential.expect_room(edge);
    if (m.non_additivity * m.largest_size >= 0.5)
        throw std::invalid_argument("non_additivity times the largest size is " +
                                    std::to_string(m.non_additivity * m.largest_size) +
                                    ", expected less than 0.5: a range must grow with either size");
    return {static_cast<float>(edge), static_cast<float>(m.cutoff),
            static_cast<float>(m.non_additivity)};
}

PairTerms terms_of(const PairPotential& potential) {
    const auto& c = potential.coefficients();
    return {potential.model().exponent / 2, {c.begin(), c.end()}};
}

constexpr PackedSite dummy{0, 0, 0, std::numeric_limits<float>::quiet_NaN()};

} // namespace

SiteForces::SiteForces(const PairPotential& potential, double edge, const Eigen::Matrix4Xd& sites)
    : edge_(edge), range_(range_of(potential, edge)), terms_(terms_of(potential)),
      order_(sites, edge), sites_(whole_vectors(order_.particles() + 1), dummy),
      pulls_(sites_.size()), reach_(sites_.size()) {
    list_anew(sites);
}

void SiteForces::list_anew(const Eigen::Matrix4Xd& sites) {
    order_ = SiteOrder(sites, edge_);
    order_.gather(sites, edge_, sites_.data());
    std::ranges::fill(reach_, static_cast<float>(listed_reach));
    listed_ = near_clusters(
        range_, sites_, reach_,
        touching_clusters(range_, sites_, order_.particles(), static_cast<float>(listed_reach)));
    listed_from_ = sites_;
    near_from_.clear();
}

/// @returns  whether the listed clusters hold all pairs that may be near
bool SiteForces::set_reaches(const Eigen::Matrix4Xd& velocities) {
    std::vector<float> spare(reach_.size(), 1.0f);
    for (std::size_t k = 0; k < order_.particles(); ++k) {
        const auto v = velocities.col(static_cast<Eigen::Index>(order_.particle()[k]));
        const double slope =
            double{range_.cutoff} * (0.5 + double{range_.non_additivity} * double{sites_[k].size});
        const double pace = v.head<3>().norm() + slope * std::max(0.0, v[3]);
        reach_[k] = static_cast<float>(std::min(most_reach, least_reach + reach_time * pace));
        spare[k] = static_cast<float>(listed_reach) - reach_[k];
    }
    return !beyond_reach(range_, spare, listed_from_, sites_);
}

void SiteForces::choose_near_pairs(const Eigen::Matrix4Xd& sites,
                                   const Eigen::Matrix4Xd& velocities) {
    if (!set_reaches(velocities)) {
        list_anew(sites);
        set_reaches(velocities);
    }

    near_from_ = sites_;
    choose_near(range_, sites_, order_.particles(), reach_, listed_, near_);
}

PairSums SiteForces::operator()(const Eigen::Matrix4Xd& sites, const Eigen::Matrix4Xd& velocities,
                                Eigen::Matrix4Xd& forces, bool with_sums) {
    order_.gather(sites, edge_, sites_.data());
    if (near_from_.empty() || beyond_reach(range_, reach_, near_from_, sites_))
        choose_near_pairs(sites, velocities);

    std::ranges::fill(pulls_, Pull{0, 0, 0, 0});
    const PairSums sums = add_pulls(range_, terms_, near_, sites_, pulls_, of_quads_, with_sums);
    order_.scatter(pulls_.data(), forces);
    return sums;
}

} // namespace physics
