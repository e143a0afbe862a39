#include "physics/statistics/random.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

__extension__ using Wide = unsigned __int128;

double unit_interval(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

std::uint64_t join(std::uint32_t high, std::uint32_t low) {
    return std::uint64_t{high} << 32 | low;
}

} // namespace

std::uint64_t Random::bits64() {
    const auto b = block(next_++);
    return join(b[0], b[1]);
}

double Random::uniform() { return unit_interval(bits64()); }

std::uint64_t Random::below(std::uint64_t n) {
    return static_cast<std::uint64_t>(static_cast<Wide>(bits64()) * n >> 64);
}

double Random::normal() {
    const auto b = block(next_++);
    const double u = 1 - unit_interval(join(b[0], b[1])); // in (0, 1]
    const double v = unit_interval(join(b[2], b[3]));
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

// G. Marsaglia and W. W. Tsang, ACM Trans. Math. Softw. 26, 363 (2000)
double Random::gamma(double shape) {
    if (!(shape > 0))
        throw std::invalid_argument("shape is " + std::to_string(shape) + ", expected positive");
    if (shape < 1) { // the law of shape + 1 times u^(1/shape)
        const double u = 1 - uniform();
        return gamma(shape + 1) * std::pow(u, 1 / shape);
    }
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal(), root = 1 + c * x, u = uniform();
        if (root <= 0)
            continue;
        const double v = root * root * root;
        if (std::log1p(-u) < x * x / 2 + d - d * v + d * std::log(v))
            return d * v;
    }
}

RandomStream chain_stream(std::int64_t seed, double temperature, std::int64_t chain,
                          Purpose purpose) {
    if (chain < 0 || chain >= 1 << 20)
        throw std::invalid_argument("chain is " + std::to_string(chain) +
                                    ", expected 0 to 2^20 - 1");
    const auto millionths = static_cast<std::uint64_t>(std::llround(temperature * 1e6));
    return {static_cast<std::uint64_t>(seed), millionths << 24 |
                                                  static_cast<std::uint64_t>(chain) << 4 |
                                                  static_cast<std::uint64_t>(purpose)};
}

} // namespace physics
