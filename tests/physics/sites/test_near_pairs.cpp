#include "physics/sites/near_pairs.hpp"
#include "physics/sites/site_arrays.hpp"
#include "physics/statistics/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <hwy/targets.h>
#include <limits>
#include <set>

using physics::PackedSite;

namespace {

constexpr physics::PairRange range{.edge = 13, .cutoff = 1.4f, .non_additivity = 0.1f};
constexpr float longest_reach = 1;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Sample {
    std::vector<PackedSite> sites; ///< with dummies
    std::vector<float> reach;
};

/// Points anywhere in the box, each with a size and a reach of its own.
Sample sample(Eigen::Index particles) {
    physics::Random random(2, static_cast<std::uint64_t>(particles));
    Eigen::Matrix4Xd points(4, particles);
    for (auto point : points.colwise()) {
        point.head<3>() << random.uniform(), random.uniform(), random.uniform();
        point.head<3>() *= double{range.edge};
        point[3] = 1 + 1.22 * random.uniform();
    }
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::size_t filled = physics::whole_vectors(static_cast<std::size_t>(particles) + 1);
    Sample s{std::vector<PackedSite>(filled, {0, 0, 0, nan}), std::vector<float>(filled)};
    physics::SiteOrder(points, double{range.edge})
        .gather(points, double{range.edge}, s.sites.data());
    for (float& reach : s.reach)
        reach = longest_reach * static_cast<float>(random.uniform());
    return s;
}

/// How much closer than the range and the reach of both.
double within(const Sample& s, std::size_t i, std::size_t j) {
    const PackedSite &a = s.sites[i], &b = s.sites[j];
    const auto along = [](std::int32_t p, std::int32_t q) { // of the nearest image
        const double share = std::ldexp(static_cast<double>(p) - static_cast<double>(q), -32);
        return double{range.edge} * (share - std::round(share));
    };
    const double r = std::hypot(along(a.x, b.x), along(a.y, b.y), along(a.z, b.z));
    const double one = double{a.size}, other = double{b.size};
    const double size =
        0.5 * (one + other) * (1 - double{range.non_additivity} * std::abs(one - other));
    return double{range.cutoff} * size + double{s.reach[i]} + double{s.reach[j]} - r;
}

/// The pairs that are listed, none of them twice.
std::set<Pair> listed_pairs(const Sample& s, std::size_t particles) {
    const auto touching = touching_clusters(range, s.sites, particles, longest_reach);
    physics::NearPairs near;
    choose_near(range, s.sites, particles, s.reach, touching, near);
    std::set<Pair> pairs;
    for (std::size_t k = 0; k < near.other.size(); ++k) {
        const std::uint32_t i = near.self[k / 4] / 4, j = near.other[k] / 4;
        if (i < particles && j < particles)
            CHECK(pairs.insert(std::minmax(i, j)).second);
    }
    return pairs;
}

} // namespace

TEST_CASE("the near pairs are those within range and reach, each once, on every instruction set") {
    constexpr double rounding = 1e-3;
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        for (const std::size_t particles : {1, 2, 5, 203}) {
            const Sample s = sample(static_cast<Eigen::Index>(particles));
            const auto pairs = listed_pairs(s, particles);
            for (std::uint32_t i = 0; i < particles; ++i)
                for (std::uint32_t j = i + 1; j < particles; ++j)
                    if (std::abs(within(s, i, j)) > rounding)
                        CHECK(pairs.contains({i, j}) == (within(s, i, j) > 0));
        }
    }
    hwy::SetSupportedTargetsForTest(0);
}
