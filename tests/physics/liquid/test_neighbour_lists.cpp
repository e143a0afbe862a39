#include "physics/liquid/liquid.hpp"
#include "physics/liquid/neighbour_lists.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

using physics::NeighbourLists;
using physics::Site;

namespace {

const physics::PairPotential potential(test::poly);

struct Liquid {
    NeighbourLists::Geometry geometry;
    std::vector<Site> sites;
};

Liquid liquid(Eigen::Index particles) {
    physics::Random random(3, 3);
    const auto c = random_configuration(potential, particles, random);
    Liquid l{{static_cast<float>(c.edge), 1.4f, 0.1f, 2.22f, 0.6f}, {}};
    for (Eigen::Index i = 0; i < particles; ++i)
        l.sites.push_back(
            {static_cast<float>(c.positions(0, i)), static_cast<float>(c.positions(1, i)),
             static_cast<float>(c.positions(2, i)), static_cast<float>(c.diameters[i])});
    const float nowhere = std::numeric_limits<float>::quiet_NaN();
    l.sites.push_back({nowhere, nowhere, nowhere, 1});
    return l;
}

double reach(const Liquid& l, std::size_t i, std::size_t j) {
    return potential.range(double{l.sites[i].size}, double{l.sites[j].size}) +
           double{l.geometry.skin};
}

double distance(const Liquid& l, std::size_t i, std::size_t j) {
    const Site &a = l.sites[i], &b = l.sites[j];
    return physics::nearest_image(
               {double{a.x} - double{b.x}, double{a.y} - double{b.y}, double{a.z} - double{b.z}},
               double{l.geometry.edge})
        .norm();
}

/// Every list against all pairs; distances within rounding of the reach may go either way.
void check_all(const NeighbourLists& lists, const Liquid& l) {
    for (std::size_t i = 0; i + 1 < l.sites.size(); ++i) {
        const std::set<std::uint32_t> listed(lists.list(i), lists.list(i) + lists.count(i));
        REQUIRE(listed.size() == lists.count(i));
        for (std::size_t j = 0; j + 1 < l.sites.size(); ++j) {
            const double margin = distance(l, i, j) - reach(l, i, j);
            if (i == j || std::abs(margin) < 1e-4)
                continue;
            REQUIRE(listed.contains(static_cast<std::uint32_t>(j)) == (margin < 0));
        }
    }
}

} // namespace

TEST_CASE("lists by cells hold the pairs that all pairs give, also after repairs") {
    Liquid l = liquid(1500);
    NeighbourLists lists(l.geometry, l.sites);
    check_all(lists, l);
    physics::Random random(4, 4);
    for (int k = 0; k < 500; ++k) {
        const std::size_t i = random.below(1500);
        l.sites[i].x = static_cast<float>(random.uniform()) * l.geometry.edge * 0.999f;
        l.sites[i].size = 1 + static_cast<float>(random.uniform());
        lists.repair(i, l.sites[i]);
    }
    check_all(lists, l);
}

TEST_CASE("a particle on the faces of the box sees its neighbours beyond them") {
    Liquid l = liquid(1500);
    NeighbourLists lists(l.geometry, l.sites);
    const float last = std::nextafter(l.geometry.edge, 0.0f);
    for (const Site corner : {Site{0, 0, 0, 1.5f}, Site{last, last, last, 1.2f},
                              Site{last, 0, l.geometry.edge / 2, 2}}) {
        l.sites[7] = corner;
        lists.repair(7, corner);
        check_all(lists, l);
    }
}

TEST_CASE("a list covers its particle until half the skin is used, by motion or by growth") {
    const Liquid l = liquid(1500);
    const NeighbourLists lists(l.geometry, l.sites);
    Site moved = l.sites[5];
    const float inwards = moved.x < 1 ? 1.0f : -1.0f;
    moved.x += 0.29f * inwards;
    CHECK(lists.covers(5, moved));
    moved.x += 0.02f * inwards;
    CHECK_FALSE(lists.covers(5, moved));
    Site grown = l.sites[5];
    grown.size += 0.25f;
    CHECK(lists.covers(5, grown));
    grown.size += 0.25f;
    CHECK_FALSE(lists.covers(5, grown));
    Site shrunk = l.sites[1400];
    shrunk.size -= 0.5f;
    CHECK(lists.covers(1400, shrunk));
}
