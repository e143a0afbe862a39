#include "physics/liquid/relaxation.hpp"

#include <doctest/doctest.h>

#include <cmath>

using physics::Configuration;
using physics::logarithmic_lags;
using physics::relaxation_lag;
using physics::self_overlap;

TEST_CASE("drift and periodic images do not count as motion, a step beyond the distance does") {
    Configuration then{8, Eigen::Matrix3Xd::Random(3, 10) * 4, Eigen::VectorXd::Ones(10)};
    Configuration now = then;
    const Eigen::Vector3d drift(0.5, -0.7, 0.2);
    now.positions.colwise() += drift;
    now.positions.col(3)[0] += 8;
    CHECK(self_overlap(now, then, drift, 0.3) == 1);
    now.positions.col(5)[1] += 0.31;
    now.positions.col(6)[1] += 0.29;
    CHECK(self_overlap(now, then, drift, 0.3) == doctest::Approx(0.9));
    CHECK(self_overlap(now, then, Eigen::Vector3d::Zero(), 0.3) == 0);
}

TEST_CASE("lags rise from one to the longest") {
    CHECK(logarithmic_lags(1000, 3) == std::vector<std::int64_t>{1, 10, 100, 1000});
    CHECK(logarithmic_lags(3, 40) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(logarithmic_lags(1, 5) == std::vector<std::int64_t>{1});
}

TEST_CASE("an exponential decay relaxes at its own time, whatever the scatter between origins") {
    physics::OverlapsByLag overlaps;
    for (const std::int64_t lag : logarithmic_lags(10000, 200))
        for (const double scatter : {0.95, 1.05})
            overlaps.emplace(lag, scatter * std::exp(-static_cast<double>(lag) / 1234));
    CHECK(relaxation_lag(overlaps) == doctest::Approx(1234).epsilon(0.002));
    overlaps.erase(overlaps.lower_bound(1000), overlaps.end());
    CHECK(std::isnan(relaxation_lag(overlaps)));
}
