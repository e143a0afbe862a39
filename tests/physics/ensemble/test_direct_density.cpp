#include "physics/ensemble/direct_density.hpp"
#include "physics/statistics/random.hpp"
#include "physics/tunnelling/constants.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace physics;

namespace {

const DensityWindow usual{.splitting = 1, .smallest_tunnelling = 1e-13, .asymmetry = 100};
constexpr double volume = 5e-26;
using Glasses = WellsOfGlasses;

DirectDensity density(const Glasses& glasses, const DensityWindow& window = usual) {
    Draw all(glasses.size());
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k] = k;
    return direct_density(glasses, all, window, volume);
}

/// One well in each glass, epsilon even in (-500 K, 500 K), Delta_0 even in its logarithm.
Glasses many_wells(std::size_t count) {
    Random random(7, 1);
    Glasses glasses(count);
    for (auto& wells : glasses)
        wells.push_back({1000 * random.uniform() - 500, std::pow(10.0, -4 * random.uniform())});
    return glasses;
}

/// Relative, also of small numbers.
doctest::Approx about(double value, double tolerance) {
    return doctest::Approx(value).epsilon(tolerance).scale(0);
}

} // namespace

TEST_CASE("it is the density of E = sqrt(epsilon^2 + Delta_0^2) that many wells have") {
    const Glasses glasses = many_wells(2000000);
    double below = 0, near = 0; // wells with E < 0.8 K, and within 5 % of it
    for (const auto& wells : glasses) {
        const double e = std::hypot(wells[0].epsilon, wells[0].delta_0);
        below += e < 0.8;
        near += std::abs(e - 0.8) < 0.04;
    }
    const double unit = boltzmann * volume * static_cast<double>(glasses.size());
    DensityWindow window = usual;
    window.splitting = 0.8;
    const DirectDensity found = density(glasses, window);
    CHECK(found.below == about(below / (0.8 * unit), 0.06));
    CHECK(found.at_splitting == about(near / (0.08 * unit), 0.15));
}

TEST_CASE("the window of epsilon does not matter where epsilon is even") {
    const Glasses glasses = many_wells(200000);
    DensityWindow wide = usual;
    wide.asymmetry = 400;
    CHECK(density(glasses).below == about(density(glasses, wide).below, 0.03));
}

TEST_CASE("wells outside the window do not count") {
    const DirectDensity found =
        density({{{-99, 0.5}, {101, 0.5}, {-101, 0.5}}, {{5, 2}, {5, 1e-14}}, {}});
    CHECK(found.count == 1);
    CHECK(found.at_splitting == about(1 / std::sqrt(0.75) / (boltzmann * 100 * volume * 3), 1e-12));
    CHECK(found.below == about(std::sqrt(0.75) / (boltzmann * 100 * volume * 3), 1e-12));
}

TEST_CASE("a well that a tilt destroys stands for the tilts that leave it") {
    // Wells like it have epsilon even in (-30, 80) K only: 1000 in all, 110/1000 of a density each.
    Random random(3, 1);
    Glasses glasses(1000);
    for (auto& wells : glasses)
        wells.push_back({110 * random.uniform() - 30, 1e-3, -30, 80});
    const double expected = 2 / (boltzmann * volume * 110); // wells per kelvin, of both signs
    CHECK(density(glasses).below == about(expected, 1e-5));
    DensityWindow narrow = usual;
    narrow.asymmetry = 50;
    CHECK(density(glasses, narrow).below == about(expected, 0.05));
}

TEST_CASE("wells of a kind that is found half the time count twice") {
    const Glasses glasses{{{5, 0.1}, {5, 1e-9}}, {}};
    const Completeness half{{1e-4}, {0.5, 1}};
    const double once = density({{{5, 1e-9}}, {}}).below, strong = density({{{5, 0.1}}, {}}).below;
    CHECK(direct_density(glasses, {0, 1}, usual, volume, half).below ==
          about(2 * once + strong, 1e-12));
}

TEST_CASE("a glass that is drawn twice counts twice") {
    const Glasses glasses{{{5, 0.1}}, {}};
    CHECK(direct_density(glasses, {0, 0}, usual, volume).below ==
          about(2 * density(glasses).below, 1e-12));
}

TEST_CASE("a window that is none is refused") {
    DensityWindow none = usual;
    none.smallest_tunnelling = 2;
    CHECK_THROWS_AS(density({{}}, none), std::invalid_argument);
    CHECK_THROWS_AS(direct_density({}, {}, usual, volume), std::invalid_argument);
}
