#pragma once

#include "files/configurations/configurations.hpp"
#include "files/yaml/parameters.hpp"
#include "physics/liquid/chain.hpp"
#include "physics/liquid/molecular_dynamics.hpp"
#include "physics/liquid/swap_monte_carlo.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace files {

/// What `equilibrate` reads: one chain of one parent temperature.
struct ChainStage {
    std::string method; ///< "swap_monte_carlo" or "molecular_dynamics"
    std::int64_t particles;
    std::int64_t chain; ///< number of the chain, part of its random stream
    std::int64_t seed;  ///< root of all random numbers
    physics::ChainPlan plan;
    physics::SwapParameters swap;         ///< of the chain
    physics::LangevinParameters langevin; ///< of the chain
    physics::SwapParameters mixing; ///< of random positions, before the burn-in of either method
    std::int64_t mixing_sweeps;

    physics::RandomStream stream(physics::Purpose purpose) const {
        return physics::chain_stream(seed, plan.temperature, chain, purpose);
    }
};

/// Refuses keys that the method does not use.
ChainStage read_chain_stage(Parameters& parameters);

/// Where a segment begins, which `start` names: the last configuration of the stage's chain in
/// `previous` (a segment, or a file that ships with several chains; of the file, where it has no
/// such chain), where that is given.  Of the same temperature its sweeps count on and it does not
/// burn in: "continued"; of another temperature, or with sweeps unknown, it burns in anew: "hot",
/// "cold" or "imported".  Else the stage's checkpoint, where it has one, or a mixed liquid:
/// "random".
/// @throws files::Error  where model, number of particles or chain of `previous` differ
physics::Configuration beginning(ChainStage& stage, const physics::PairPotential& potential,
                                 const std::filesystem::path& previous, std::string& start);

/// A segment of a chain as rows of the files: single-precision configurations with their record.
Frames frames_of(const physics::ChainSegment& segment, const ChainStage& stage,
                 const physics::Model& model, const std::string& model_text);
EquilibrationRecord record_of(const physics::ChainSegment& segment, const ChainStage& stage,
                              const std::string& start, const physics::Attempts& attempts);

} // namespace files
