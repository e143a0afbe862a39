#pragma once

#include <Random123/philox.h>
#include <array>
#include <cstdint>

namespace physics {

/// Counter-based random numbers: Philox4x32-10 (Salmon et al., SC'11).  Block n of a stream is a
/// pure function of (seed, stream, n), so a chain continues from its counter alone.
class Random {
  public:
    /// @param seed    root seed of the study    @param stream  e.g. one per chain
    Random(std::uint64_t seed, std::uint64_t stream, std::uint64_t next_block = 0)
        : seed_(seed), stream_(stream), next_(next_block) {}

    /// Block n: 128 random bits.
    std::array<std::uint32_t, 4> block(std::uint64_t n) const {
        const r123::Philox4x32::key_type key{
            {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
        const r123::Philox4x32::ctr_type counter{
            {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(n >> 32),
             static_cast<std::uint32_t>(stream_), static_cast<std::uint32_t>(stream_ >> 32)}};
        const auto bits = r123::Philox4x32()(counter, key);
        return {bits[0], bits[1], bits[2], bits[3]};
    }

    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform in 0 .. n-1 (bias below n 2^-64).  @pre n > 0
    std::uint64_t below(std::uint64_t n);
    /// Standard normal deviate (Box-Muller; one block each).
    double normal();
    /// Gamma deviate of scale 1 (Marsaglia and Tsang).
    /// @throws std::invalid_argument  unless shape > 0
    double gamma(double shape);

    std::uint64_t next_block() const { return next_; }

  private:
    std::uint64_t bits64();

    std::uint64_t seed_, stream_, next_;
};

/// The name of a stream of numbers, which can start at any block.
struct RandomStream {
    std::uint64_t seed;
    std::uint64_t stream;
    Random from(std::int64_t block) const {
        return {seed, stream, static_cast<std::uint64_t>(block)};
    }
};

/// Purposes of the random numbers of a chain; each has a stream of its own.
enum class Purpose : std::uint64_t {
    positions,
    mixing,
    chain,
    finish,
    fitting_noise,
    fitting_moves,
    excursions ///< one chain for each glass
};

/// The stream of (T_p, chain, purpose): distinct for temperatures 1e-6 apart and chains below 2^20.
/// @throws std::invalid_argument  for another chain
RandomStream chain_stream(std::int64_t seed, double temperature, std::int64_t chain,
                          Purpose purpose);

} // namespace physics
