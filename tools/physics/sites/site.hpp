#pragma once

#include <cstddef>
#include <cstdint>

namespace physics {

/// One particle in four numbers, which one aligned load reads: position in 2^-32 of the box edge and
/// size.  Differences of such positions wrap round to those of the nearest images.
struct alignas(16) PackedSite {
    std::int32_t x, y, z;
    float size; ///< [l]; NaN: a dummy, which is near to nothing
};

/// Force on the position and the size of one particle.  [e/l]
struct alignas(16) Pull {
    float x, y, z, size;
};

/// Arrays that vectors pass over hold a multiple of this.
constexpr std::size_t longest_vector = 16;

constexpr std::size_t whole_vectors(std::size_t count) {
    return (count + longest_vector - 1) / longest_vector * longest_vector;
}

} // namespace physics
