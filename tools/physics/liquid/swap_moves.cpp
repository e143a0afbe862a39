#include "physics/liquid/swap_monte_carlo.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "physics/liquid/swap_moves.cpp"
#include <hwy/foreach_target.h>
// foreach_target must come before the vectors
#include "physics/liquid/swap_energy-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace physics {
namespace HWY_NAMESPACE {
namespace {

/// Metropolis: min(1, exp(-difference/T)) against 32 random bits.
HWY_INLINE bool accepted(const SamplerState& s, float difference, std::uint32_t bits) {
    const float exponent = difference * s.inverse_temperature;
    if (exponent <= 0)
        return true;
    return exponent < 25 &&
           (static_cast<double>(bits) + 0.5) * 0x1p-32 < std::exp(-double{exponent});
}

/// 21 random bits as an odd multiple of 2^-21 in (-1, 1): every step has its reverse.
HWY_INLINE float symmetric_unit(std::uint64_t bits) {
    const auto odd = 2 * static_cast<std::int32_t>(bits & 0x1fffff) + 1;
    return static_cast<float>(odd - 0x200000) * 0x1p-21f;
}

/// A step is shorter than the box, so one edge is enough.  A tiny negative x rounds up to the edge
/// itself, which is 0.
HWY_INLINE float into_box(float x, float edge) {
    const float lifted = x < 0 ? x + edge : x;
    return lifted >= edge ? lifted - edge : lifted;
}

template <class E>
HWY_INLINE void attempt_displacement(SamplerState& s, const E& energy, std::size_t i,
                                     const std::array<std::uint32_t, 4>& bits) {
    const std::uint64_t wide = std::uint64_t{bits[2]} << 32 | bits[3];
    const float dx = s.displacement * symmetric_unit(wide);
    const float dy = s.displacement * symmetric_unit(wide >> 21);
    const float dz = s.displacement * symmetric_unit(wide >> 42);
    const Site& old = s.sites[i];
    const float edge = s.geometry.edge;
    const Site moved{into_box(old.x + dx, edge), into_box(old.y + dy, edge),
                     into_box(old.z + dz, edge), old.size};
    ++s.attempts.displacements;
    if (!s.lists.covers(i, moved))
        s.lists.repair(i, old);
    const float difference = energy.displaced(i, dx, dy, dz);
    if (!accepted(s, difference, bits[0]))
        return;
    ++s.attempts.displacements_accepted;
    s.energy += double{difference};
    const double n = static_cast<double>(s.rank.size());
    s.drift[0] += double{dx} / n;
    s.drift[1] += double{dy} / n;
    s.drift[2] += double{dz} / n;
    s.sites[i] = moved;
}

/// A list for a much larger size is long and slow: a particle that shrinks by more than this gets a
/// new list.
constexpr float worth_shrinking = 0.15f;

/// Makes list(i) complete for `size`, larger or smaller than now.
HWY_INLINE void prepare_size(SamplerState& s, std::size_t i, float size) {
    const Site& self = s.sites[i];
    const Site grown{self.x, self.y, self.z, std::max(size, self.size)};
    if (!s.lists.covers(i, grown))
        s.lists.repair(i, grown);
}

template <class E>
HWY_INLINE void attempt_swap(SamplerState& s, const E& energy, std::size_t i,
                             const std::array<std::uint32_t, 4>& bits) {
    ++s.attempts.swaps;
    const std::uint64_t draw =
        std::uint64_t{bits[2]} * 2 * s.rank_offset >> 32; // 0 .. 2 offset - 1
    const std::int64_t step = draw < s.rank_offset
                                  ? static_cast<std::int64_t>(draw) - s.rank_offset
                                  : static_cast<std::int64_t>(draw) - s.rank_offset + 1;
    const std::int64_t partner_rank = static_cast<std::int64_t>(s.rank[i]) + step;
    if (partner_rank < 0 || partner_rank >= static_cast<std::int64_t>(s.rank.size()))
        return; // rejected, or detailed balance is lost
    const std::size_t j = s.at_rank[static_cast<std::size_t>(partner_rank)];
    const float size_i = s.sites[i].size, size_j = s.sites[j].size;
    prepare_size(s, i, size_j);
    prepare_size(s, j, size_i);

    // The energy of the pair itself does not change; a NaN coordinate excludes the partner from the
    // sum.
    const float hidden = std::numeric_limits<float>::quiet_NaN();
    const float x_i = s.sites[i].x, x_j = s.sites[j].x;
    s.sites[j].x = hidden;
    float difference = energy.resized(i, size_j);
    s.sites[j].x = x_j;
    s.sites[i].x = hidden;
    difference += energy.resized(j, size_i);
    s.sites[i].x = x_i;
    if (!accepted(s, difference, bits[0]))
        return;
    ++s.attempts.swaps_accepted;
    s.energy += double{difference};
    s.sites[i].size = size_j;
    s.sites[j].size = size_i;
    std::swap(s.at_rank[s.rank[i]], s.at_rank[s.rank[j]]);
    std::swap(s.rank[i], s.rank[j]);
    const std::size_t smaller = size_i > size_j ? i : j;
    if (s.lists.shrunk(smaller, s.sites[smaller]) > worth_shrinking)
        s.lists.repair(smaller, s.sites[smaller]);
}

template <int Half, int Order>
void attempt_all(SamplerState& s, const Random& random, std::uint64_t first, std::uint64_t count) {
    const SwapEnergy<Half, Order> energy{s};
    constexpr std::size_t ahead = 64;
    std::array<std::array<std::uint32_t, 4>, ahead> bits;
    // particle in the high half, kind of move in the low half
    std::array<std::uint64_t, ahead> choice;
    const std::uint64_t particles = s.rank.size();
    for (std::uint64_t done = 0; done < count; done += ahead) {
        const std::size_t batch = std::min<std::uint64_t>(ahead, count - done);
        for (std::size_t m = 0; m < batch; ++m) {
            bits[m] = random.block(first + done + m);
            choice[m] = bits[m][1] * particles;
            s.lists.prefetch(choice[m] >> 32);
        }
        for (std::size_t m = 0; m < batch; ++m) {
            const std::size_t i = choice[m] >> 32;
            if (static_cast<std::uint32_t>(choice[m]) < s.swap_threshold)
                attempt_swap(s, energy, i, bits[m]);
            else
                attempt_displacement(s, energy, i, bits[m]);
        }
    }
}

} // namespace

void attempt_moves_vectorised(SamplerState& s, const Random& random, std::uint64_t first,
                              std::uint64_t count) {
    const std::size_t order = s.coefficients.size() - 1;
    if (s.half_exponent == 5 && order == 3)
        attempt_all<5, 3>(s, random, first, count);
    else if (s.half_exponent == 6 && order == 2)
        attempt_all<6, 2>(s, random, first, count);
    else
        attempt_all<0, 0>(s, random, first, count);
}

} // namespace HWY_NAMESPACE
} // namespace physics
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace physics {

HWY_EXPORT(attempt_moves_vectorised);

void attempt_moves(SamplerState& state, const Random& random, std::uint64_t first,
                   std::uint64_t count) {
    HWY_DYNAMIC_DISPATCH(attempt_moves_vectorised)(state, random, first, count);
}

} // namespace physics
#endif
