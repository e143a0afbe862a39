#include "physics/statistics/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

using physics::chain_stream;
using physics::Purpose;
using physics::Random;

TEST_CASE("a stream is a pure function of seed, stream and block") {
    Random all(5, 6);
    std::vector<double> numbers;
    for (int k = 0; k < 10; ++k)
        numbers.push_back(all.uniform());
    Random late(5, 6, 7);
    CHECK(late.uniform() == numbers[7]);
    CHECK(Random(5, 7).uniform() != numbers[0]);
    CHECK(Random(6, 6).uniform() != numbers[0]);
}

TEST_CASE("Philox4x32-10 gives the published known answer") {
    // Random123, kat_vectors: counter and key of all ones.
    const auto block = Random(~0ull, ~0ull).block(~0ull);
    CHECK(block == std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("uniform, below and normal have their moments") {
    Random random(1, 2);
    double uniform = 0, squares = 0, normal = 0, variance = 0, fourth = 0;
    constexpr int n = 200000;
    std::set<std::uint64_t> seen;
    for (int k = 0; k < n; ++k) {
        const double u = random.uniform(), z = random.normal();
        uniform += u / n;
        squares += u * u / n;
        normal += z / n;
        variance += z * z / n;
        fourth += z * z * z * z / n;
        seen.insert(random.below(7));
    }
    CHECK(uniform == doctest::Approx(0.5).epsilon(0.005));
    CHECK(squares == doctest::Approx(1.0 / 3).epsilon(0.01));
    CHECK(std::abs(normal) < 0.01);
    CHECK(variance == doctest::Approx(1).epsilon(0.015));
    CHECK(fourth == doctest::Approx(3).epsilon(0.04));
    CHECK(seen.size() == 7);
    CHECK(*seen.rbegin() == 6);
}

TEST_CASE("chains, temperatures and purposes have streams of their own") {
    std::set<std::uint64_t> streams;
    for (const double temperature : {0.3, 0.35, 0.300001})
        for (const std::int64_t chain : {0, 1, (1 << 20) - 1})
            for (const Purpose purpose : {Purpose::positions, Purpose::mixing, Purpose::chain})
                streams.insert(chain_stream(1, temperature, chain, purpose).stream);
    CHECK(streams.size() == 27);
    CHECK_THROWS_AS(chain_stream(1, 0.3, 1 << 20, Purpose::chain), std::invalid_argument);
}

TEST_CASE("a gamma deviate has mean and variance of its shape, below one as well") {
    for (const double shape : {0.3, 1.0, 2.5, 30.0}) {
        Random random(1, 9);
        double sum = 0, squares = 0;
        constexpr int draws = 200000;
        for (int i = 0; i < draws; ++i) {
            const double x = random.gamma(shape);
            sum += x / draws;
            squares += x * x / draws;
        }
        CHECK(sum == doctest::Approx(shape).epsilon(0.01));
        CHECK(squares - sum * sum == doctest::Approx(shape).epsilon(0.03));
    }
    CHECK_THROWS_AS(Random(1, 9).gamma(0), std::invalid_argument);
    CHECK_THROWS_AS(Random(1, 9).gamma(std::nan("")), std::invalid_argument);
}
