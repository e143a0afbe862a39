#include "files/double_wells/levels.hpp"
#include "files/double_wells/paths.hpp"
#include "files/double_wells/quartics.hpp"
#include "files/hdf5/scratch.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace {

constexpr Eigen::Index particles = 4;
const physics::Backbone whole = physics::backbone(
    {10, Eigen::Matrix3Xd::Zero(3, particles), Eigen::VectorXd::Ones(particles)}, {});

/// A minimum that differs from the glass by a move of one particle.
physics::NeighbouringMinimum minimum(Eigen::Index particle, double energy) {
    Eigen::Matrix3Xd field = Eigen::Matrix3Xd::Zero(3, particles);
    field(0, particle) = 0.5;
    return {field, energy, 0.5, 1e-11};
}

/// Two glasses: one with one minimum, one with two.
files::Neighbours two_glasses() {
    files::Neighbours found{.lineage = {"density: 1", {{3, 0, 0, 0.5}, {8, 0, 0, 0.5}}},
                            .particles = particles};
    append(found, 3, {minimum(0, -0.1)},
           {{5, {{-0.5, "returned", -1, 0.1, 0}, {0.8, "new", 0, 0.5, 0}}}});
    append(found, 8, {minimum(1, 0.2), minimum(2, 0.3)},
           {{6, {{-0.5, "new", 0, 0.5, 0}, {0.8, "far", -2, 3, 0}}},
            {7, {{-0.5, "known", 0, 0.5, 0}, {0.8, "new", 1, 0.5, 0}}}});
    return found;
}

/// A straight path of three images from the glass to a minimum of the one beside it.
physics::TransitionPath path(int first, int last, const std::string& rejected) {
    physics::Band band{{},
                       Eigen::Vector3d(7, 9, 6),
                       Eigen::Vector3d(0, 0.3, 0.5),
                       Eigen::Vector3d(0, 0.1, 0),
                       1,
                       1e-3,
                       12,
                       true};
    for (const double s : {0.0, 0.3, 0.5}) {
        band.images.push_back(Eigen::Matrix3Xd::Zero(3, particles));
        band.images.back()(0, 1) = s;
    }
    return {first, last, band, -2, 1, rejected};
}

template <class Written>
files::Input written(const Scratch& scratch, const Written& write) {
    files::Output file(scratch / "a.h5", no_provenance());
    write(file);
    file.commit();
    return files::Input(scratch / "a.h5");
}

} // namespace

TEST_CASE("pushes name the rows of the minima that they reached, and each minimum its push") {
    const files::Neighbours found = two_glasses();
    REQUIRE(found.minima.size() == 3);
    CHECK(rows_of(found, 8) == std::vector<std::int64_t>{1, 2});
    CHECK(found.minima[2].mode == 7);
    CHECK(found.minima[2].push == 0.8);
    CHECK(found.minima[0].participation_ratio == doctest::Approx(0.25));
    std::vector<std::int64_t> reached;
    for (const auto& push : found.pushes)
        reached.push_back(push.minimum);
    CHECK(reached == std::vector<std::int64_t>{-1, 0, 1, -2, 1, 2});
}

TEST_CASE("minima come back from their file as they were found") {
    const Scratch scratch;
    const auto back = files::read_neighbours(
        written(scratch, [](files::Output& file) { write_neighbours(file, two_glasses()); }));
    CHECK(back.particles == particles);
    CHECK(back.pushes.size() == 6);
    const auto minima = minima_of(back, 8);
    REQUIRE(minima.size() == 2);
    CHECK(minima[1].energy == 0.3);
    CHECK(minima[1].displacement == minimum(2, 0.3).displacement);
}

TEST_CASE("minima met on paths follow those that were known, and paths name their rows") {
    files::Paths paths{.neighbours = two_glasses()};
    const std::vector<physics::NeighbouringMinimum> minima{minimum(0, -0.1), minimum(3, 0.7)};
    const std::vector<physics::TransitionPath> traced{path(-1, 0, "composite"), path(-1, 1, ""),
                                                      path(1, 0, "")};
    append(paths, {.glass = 3, .backbone = whole, .minima = minima, .paths = traced}, 2);
    REQUIRE(paths.neighbours.minima.size() == 4);
    CHECK(paths.neighbours.minima[3].energy == 0.7);
    CHECK(paths.neighbours.minima[3].mode == files::met_on_a_path);
    REQUIRE(paths.paths.size() == 3);
    CHECK(paths.paths[0].rejected == "composite");
    CHECK(paths.paths[1].last == 3);
    CHECK(paths.paths[2].first == 3);
    CHECK(paths.paths[2].last == 0);
}

TEST_CASE("a path comes back with its profile, its barrier above the higher end") {
    const Scratch scratch;
    files::Paths paths{.neighbours = two_glasses()};
    const std::vector<physics::NeighbouringMinimum> minima{minimum(0, -0.1)};
    const std::vector<physics::TransitionPath> traced{path(-1, 0, "")};
    append(paths, {.glass = 3, .backbone = whole, .minima = minima, .paths = traced}, 2);
    const auto back =
        files::read_paths(written(scratch, [&](files::Output& file) { write_paths(file, paths); }));
    REQUIRE(back.paths.size() == 1);
    CHECK(back.paths[0].asymmetry == -1);
    CHECK(back.paths[0].barrier == 2);
    CHECK(back.paths[0].rejected == "");
    const physics::PathProfile p = profile(back.paths[0], false);
    CHECK(p.arc == Eigen::Vector3d(0, 0.3, 0.5));
    CHECK(p.energy == Eigen::Vector3d(0, 2, -1));
    CHECK(p.slope == Eigen::Vector3d(0, 0.1, 0));
    files::Path bent = back.paths[0];
    bent.length = 2 * bent.distance;
    CHECK(profile(bent, true).arc == Eigen::Vector3d(0, 0.15, 0.25));
    CHECK(profile(bent, true).slope == Eigen::Vector3d(0, 0.2, 0));
}

TEST_CASE("the particle that moves most comes first") {
    files::Paths paths{.neighbours = two_glasses()};
    const std::vector<physics::NeighbouringMinimum> minima{minimum(0, -0.1)};
    const std::vector<physics::TransitionPath> traced{path(-1, 0, "")};
    append(paths, {.glass = 3, .backbone = whole, .minima = minima, .paths = traced}, 2);
    const files::MovingAlong& moving = paths.moving.front();
    CHECK(moving.particle.front() == 1);
    CHECK(moving.position.size() == 6);
    REQUIRE(moving.displacement.size() == 18);
    CHECK(moving.displacement[12] == 0.5f); // x of the first particle in the last image
}

TEST_CASE("the quartic of a mode has a second well above the spinodal") {
    // lambda = chi = 1: the wells are equal at kappa = sqrt(3), at s = 0 and s = -2 sqrt(3).
    files::FittedMode mode{};
    mode.duplicate_of = -1;
    mode.lambda = mode.chi = 1;
    files::NonlinearModes modes{.lineage = {}, .particles = 0};
    for (const double kappa : {1.6, std::sqrt(3.0), 1.8}) {
        mode.kappa = kappa;
        modes.modes.push_back(mode);
    }
    const auto quartics = files::distinct_quartics(modes);
    REQUIRE(quartics.size() == 3);
    CHECK(std::isnan(quartics[0].barrier));
    CHECK(quartics[0].slope == 1.6);
    CHECK(quartics[1].second_minimum == doctest::Approx(-2 * std::sqrt(3.0)));
    CHECK(quartics[1].asymmetry == doctest::Approx(0).scale(1));
    CHECK(quartics[1].barrier == doctest::Approx(0.375)); // U(-sqrt(3)) = 3/2 - 3/2 + 9/24
    CHECK(quartics[2].asymmetry < 0);
    CHECK(quartics[2].barrier < 0.375);
}

TEST_CASE("levels come back in kelvin, undefined ones as such") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Scratch scratch;
    files::LevelsOfPaths levels{.lineage = {"density: 1", {}}, .units = {1, 2, 3, 4, 5}};
    files::Paths paths{.neighbours = two_glasses()};
    paths.neighbours.minima[0].by_dynamics = 2;
    files::Path own{}, beside{};
    own.glass = beside.glass = 3;
    own.first = -1;
    paths.paths = {own, beside};
    levels.levels.push_back(
        files::in_kelvin({1.5, 2.1, 9, true, -2, 0.5, -20, 30, true}, 100, paths, 0));
    levels.levels.push_back(
        files::in_kelvin({4, 8, 9, false, nan, nan, nan, nan, false}, 100, paths, 1));
    levels.rejected.push_back({3, 2, "the path has no top between its ends"});
    const auto back = files::read_levels(
        written(scratch, [&](files::Output& file) { write_levels(file, levels); }));
    REQUIRE(back.levels.size() == 2);
    CHECK(back.levels[0].epsilon == -200);
    CHECK(back.levels[0].delta_0 == 50);
    CHECK(back.levels[0].by_current == 1);
    CHECK(back.levels[0].of_glass == 1);
    CHECK(back.levels[0].ground == 150);
    CHECK(back.levels[0].lowest_epsilon == -2000);
    CHECK(back.levels[0].highest_epsilon == 3000);
    CHECK(back.levels[0].by_pushes == 1); // the minimum at its other end
    CHECK(back.levels[0].by_dynamics == 1);
    CHECK(back.levels[1].of_glass == 0);
    CHECK(std::isnan(back.levels[1].epsilon));
    CHECK(back.levels[1].splitting == 800);
    CHECK(back.units.kelvin == 5);
    CHECK(back.rejected[0].path == 2);
}
