#pragma once

#include "physics/liquid/motion_state.hpp"
#include "physics/liquid/neighbour_lists.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"
#include "physics/statistics/random.hpp"

#include <cstdint>
#include <vector>

namespace physics {

struct SwapParameters {
    double temperature;   ///< [e/k_B]
    double displacement;  ///< largest displacement per component                        [l]
    double swap_fraction; ///< share of the attempts that exchange two sizes
    double swap_range;    ///< partners are within this fraction of N in size rank
    double skin;          ///< of the neighbour lists; changes the speed, not the physics [l]
};

/// Everything that a move reads or writes.
struct SamplerState {
    std::vector<Site> sites; ///< [N + 1], the last one is the dummy of NeighbourLists
    NeighbourLists lists;
    NeighbourLists::Geometry geometry;
    std::vector<float> coefficients;    ///< c_0 .. c_2q
    int half_exponent;                  ///< beta/2
    std::vector<std::uint32_t> rank;    ///< [N] place of a particle in the order of sizes
    std::vector<std::uint32_t> at_rank; ///< [N] its inverse
    std::uint32_t rank_offset;          ///< farthest partner of an exchange
    std::uint32_t swap_threshold;       ///< swap_fraction 2^32
    float displacement, inverse_temperature;
    double energy;   ///< U, kept by differences  [e]
    double drift[3]; ///< of the centre of mass   [l]
    Attempts attempts;
};

/// `count` attempted moves with blocks first, first + 1, ... of `random`: the inner loop of
/// SwapMonteCarlo, compiled for every instruction set and chosen at run time.
void attempt_moves(SamplerState& state, const Random& random, std::uint64_t first,
                   std::uint64_t count);

/// Swap Monte Carlo in the NVT ensemble: displacements of one particle and exchanges of the sizes
/// of two particles near in size, standard Metropolis.  A. Ninarello, L. Berthier, D. Coslovich,
/// PRX 7, 021039 (2017).  A partner beyond the end of the list of sizes is a rejected attempt
/// (neither clipped nor wrapped), which keeps detailed balance.  Positions are single precision;
/// energies are summed in double.
///
/// Sizes move, positions do not: particle i keeps its index while its size changes.
class SwapMonteCarlo {
  public:
    /// @param random  the chain's generator; move k uses block random.next_block() + k
    /// @throws std::invalid_argument  for parameters out of range, a box without room for range and
    /// skin, ranges that do not grow with either size, or particles that almost coincide
    SwapMonteCarlo(const Configuration& start, const PairPotential& potential,
                   const SwapParameters& parameters, const Random& random);
    /// Continues from a state that was taken after settle(), bit by bit.
    SwapMonteCarlo(const MotionState& from, const PairPotential& potential,
                   const SwapParameters& parameters, const RandomStream& stream);

    void run(std::int64_t sweeps); ///< N attempted moves each

    /// Makes lists and energy anew from the configuration, so that state() is complete.
    void settle();
    MotionState state() const;

    Configuration configuration() const;
    double running_energy() const { return state_.energy; } ///< U  [e]
    /// Recomputes U from the configuration, keeps it, and returns running - recomputed.  [e]
    double resynchronise();
    /// Displacement of the centre of mass since the start.  [l]
    Eigen::Vector3d drift() const { return {state_.drift[0], state_.drift[1], state_.drift[2]}; }
    const Attempts& attempts() const { return state_.attempts; }

  private:
    void enter(const MotionState& from);

    PairPotential potential_;
    SwapParameters parameters_;
    SamplerState state_;
    Random random_;
    std::uint64_t next_block_;
};

} // namespace physics
