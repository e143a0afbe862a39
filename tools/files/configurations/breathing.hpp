#pragma once

#include "files/hdf5/h5.hpp"
#include "physics/liquid/chain_methods.hpp"

#include <cstdint>
#include <vector>

namespace files {

/// What shows that a chain of breathing sizes was at its temperature, and kept its sizes.
struct BreathingChain {
    std::int64_t chain;
    physics::BlockedMean temperature; ///< of the liquid, by its velocities  [e/k_B]
    double timestep_shift; ///< what the timestep adds to the kinetic temperature  [e/k_B]
    physics::BlockedMean configurational_temperature;     ///< of the positions  [e/k_B]
    double thermostat;                                    ///< its temperature  [e/k_B]
    std::vector<double> size_potential;                   ///< [28] w_k, b_k
    std::vector<double> moments = {}, moment_errors = {}; ///< [20] (M_k - M_k0)/N
    std::vector<double> shares = {}, share_errors = {};  ///< [20] of particles, by the law of sizes
    physics::BlockedMean energy, pressure;               ///< of breathing sizes
    physics::BlockedMean energy_change, pressure_change; ///< at the canonical end of a sample
    double finish_overlap; ///< of positions before and after the canonical end, mean over samples
};

BreathingChain breathing_chain(std::int64_t chain, const physics::Breathing& breathing);

bool has_breathing(const Input& file);
std::vector<BreathingChain> read_breathing(const Input& file);
void write_breathing(Output& file, const std::vector<BreathingChain>& chains);
void round_to_single(std::vector<BreathingChain>& chains);

/// Keeps the last row of each chain, which has one for each segment.  Rows are in the order of time.
void keep_last(std::vector<BreathingChain>& chains);

} // namespace files
