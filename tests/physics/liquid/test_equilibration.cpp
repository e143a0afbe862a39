#include "physics/liquid/equilibration.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace physics;

namespace {

Configuration at_random(double edge, Eigen::Index particles) {
    const Eigen::Matrix3Xd unit =
        (Eigen::Matrix3Xd::Random(3, particles).array() + 1) / 2; // [0, 1)
    return {edge, edge * unit, Eigen::VectorXd::Ones(particles)};
}

/// Every particle takes a step of unit-variance normal components times `width`, and the whole
/// drifts; back into the box.
Configuration stepped(Configuration c, double width, const Eigen::Vector3d& drift) {
    c.positions += width * Eigen::Matrix3Xd::Random(3, c.particles());
    c.positions.colwise() += drift;
    c.positions -= c.edge * (c.positions / c.edge).array().floor().matrix();
    return c;
}

} // namespace

TEST_CASE("a drift is found through the periodic box, whatever particle 0 did") {
    const Configuration then = at_random(8, 500);
    const Eigen::Vector3d drift(3.1, -7.0, 0.4);
    Configuration now = stepped(then, 0, drift);
    now.positions.col(0)[1] += 1.5;
    const Eigen::Vector3d found = mean_displacement(now, then) - drift;
    const Eigen::Vector3d images = found - 8 * (found / 8).array().round().matrix();
    CHECK(images.norm() == doctest::Approx(1.5 / 500));
}

TEST_CASE("samples of a chain that drifts as a whole have kept their neighbours") {
    std::vector<ChainSample> samples;
    Configuration c = at_random(8, 500);
    for (std::int64_t k = 0; k < 4; ++k) {
        samples.push_back({0, 100 * k, c});
        c = stepped(c, 0.01, Eigen::Vector3d(0.9, 0.2, -0.5));
    }
    const Equilibration e = measure_equilibration(samples, {}, 0.36);
    CHECK(e.overlaps.size() == 6);
    for (const auto& [lag, overlap] : e.overlaps)
        CHECK(overlap == 1);
    CHECK(std::isnan(e.relaxation_sweeps));
}

TEST_CASE("overlaps of a long chain are measured from every so many of its samples") {
    std::vector<ChainSample> samples;
    for (std::int64_t k = 0; k < 250; ++k)
        samples.push_back({0, 10 * k, at_random(8, 2)});
    const Equilibration e = measure_equilibration(samples, {}, 0.36);
    CHECK(e.overlaps.count(10) == 83); // from 0, 30, .. 2460; 2490 is the last sample
    CHECK(e.overlaps.count(2490) == 1);
}

TEST_CASE("lags of a chain are between its own samples, and the shorter ones from the record") {
    const Configuration c = at_random(8, 500);
    const Configuration gone = at_random(8, 500);
    const std::vector<ChainSample> samples{{0, 100, c}, {1, 100, c}, {0, 300, gone}, {1, 350, c}};
    std::vector<RecordRow> record{{0, 90, 80, 5.0, 0, 0.0}}; // burn-in: since sweep 10
    for (const std::int64_t lag : {10, 50, 100})
        record.push_back({0, 100 + lag, lag, 5.0, 0, std::exp(-static_cast<double>(lag) / 70)});
    const Equilibration e = measure_equilibration(samples, record, 0.36);
    CHECK(e.chains == 2);
    CHECK(e.first_sweep == 100);
    CHECK(e.last_sweep == 350);
    CHECK(e.overlaps.size() == 2);
    CHECK(e.overlaps.begin()->first == 200);
    CHECK(e.overlaps.begin()->second < 0.1);
    CHECK(e.relaxation_sweeps == doctest::Approx(70).epsilon(0.02));
}

TEST_CASE("an energy that falls shows its change with the error over chains") {
    const Configuration c = at_random(8, 50);
    std::vector<ChainSample> samples;
    std::vector<RecordRow> record;
    for (const std::int64_t chain : {0, 1}) {
        const double offset = chain == 0 ? 0.1 : -0.1, slope = chain == 0 ? 1e-3 : 3e-3;
        for (const std::int64_t sweep : {0, 1000}) {
            samples.push_back({chain, sweep, c});
        }
        for (std::int64_t sweep = 0; sweep < 1000; ++sweep)
            for (std::int64_t lag = 0; lag < 1 + sweep / 300; ++lag) // more overlaps, one energy
                record.push_back({chain, sweep, lag, 5 + offset - slope * double(sweep), 0, 1});
    }
    const Equilibration e = measure_equilibration(samples, record, 0.36);
    CHECK(e.energy_change.value == doctest::Approx(-1.0));
    CHECK(e.energy_change.error == doctest::Approx(0.5));
    CHECK(e.energy.value == doctest::Approx(5 - 2e-3 * 499.5));
}
