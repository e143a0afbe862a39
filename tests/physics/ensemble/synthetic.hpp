#pragma once

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/ensemble.hpp"
#include "physics/statistics/random.hpp"
#include "physics/tunnelling/soft_potential.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

/// Glasses whose statistics are known: modes of density A_4 omega^4, cubic modes of a given
/// distribution.
namespace synthetic {

struct Recipe {
    double parent_temperature = 0.55;
    std::size_t glasses = 60;
    std::int64_t chains = -1; ///< glass g comes from chain g % chains; -1: unknown
    double particles = 2000;
    double A4 = 500;        ///< A_4 omega_D^5
    double highest = 0.16;  ///< harmonic modes up to here  [omega_D]
    double scatter = 0;     ///< relative, of the moduli
    double memory = 0;      ///< of the pressure: rho(l) = memory^l along a chain
    double cubic_modes = 4; ///< mean number in a glass, uniform in [0.04, 0.16] omega_D
    double c1 = 0.8;        ///< median of chi a^2/(m omega_D^2)
    std::function<double(physics::Random&)> t = [](physics::Random& r) {
        return 1.8 * r.uniform();
    };
};

inline std::size_t poisson(double mean, physics::Random& random) {
    std::size_t n = 0;
    for (double left = std::log(random.uniform()); left > -mean; left += std::log(random.uniform()))
        ++n;
    return n;
}

/// Normal, of variance 1, each chain a Markov process.
inline std::vector<double> pressure_deviations(const Recipe& r, std::uint64_t seed) {
    physics::Random random(seed, 11);
    const auto chains = static_cast<std::size_t>(std::max<std::int64_t>(r.chains, 1));
    std::vector<double> deviation;
    for (std::size_t g = 0; g < r.glasses; ++g) {
        const bool first = g < chains;
        deviation.push_back((first ? 0 : r.memory * deviation[g - chains]) +
                            std::sqrt(first ? 1 : 1 - r.memory * r.memory) * random.normal());
    }
    return deviation;
}

inline physics::Ensemble make(const Recipe& r, std::uint64_t seed) {
    physics::Random random(seed, 7);
    const double density = 0.58, shear = 11, bulk = 60;
    physics::Ensemble e{
        r.parent_temperature, r.particles, std::cbrt(r.particles / density), density, {}};
    const double omega_d = physics::debye_frequency({shear, bulk, 0}, density);
    const double unit = omega_d * omega_d * std::cbrt(density * density);
    const auto deviation = pressure_deviations(r, seed);
    for (std::size_t g = 0; g < r.glasses; ++g) {
        const auto id = static_cast<std::int64_t>(g);
        physics::MeasuredGlass glass{.id = id,
                                     .chain = r.chains < 1 ? -1 : id % r.chains,
                                     .shear_modulus = shear * (1 + r.scatter * random.normal()),
                                     .bulk_modulus = bulk * (1 + r.scatter * random.normal()),
                                     .pressure = 20 + deviation[g],
                                     .complete_below = r.highest * omega_d};
        const double mean = 3 * r.particles * r.A4 * std::pow(r.highest, 5) / 5;
        for (std::size_t n = poisson(mean, random); n > 0; --n)
            glass.harmonic.push_back({omega_d * r.highest * std::pow(random.uniform(), 0.2),
                                      r.c1 * unit * std::exp(0.4 * random.normal())});
        std::sort(glass.harmonic.begin(), glass.harmonic.end(),
                  [](const auto& a, const auto& b) { return a.frequency < b.frequency; });
        for (std::size_t n = poisson(r.cubic_modes, random); n > 0; --n) {
            const double omega = omega_d * (0.04 + 0.12 * random.uniform());
            const double chi = r.c1 * unit * std::exp(0.4 * random.normal());
            glass.cubic.push_back({omega, r.t(random) * std::sqrt(chi) * omega, chi});
        }
        e.glasses.push_back(glass);
    }
    return e;
}

} // namespace synthetic
