#include "physics/random.hpp"

#include <cmath>
#include <numbers>

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

} // namespace physics
