#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace physics {

struct Attempts {
    std::uint64_t displacements = 0, displacements_accepted = 0;
    std::uint64_t swaps = 0, swaps_accepted = 0;
};

/// What breathing sizes add to the state of a chain.
struct BreathingState {
    Eigen::VectorXd velocities;   ///< [N] of the sizes; none: sizes do not breathe  [l/t]
    Eigen::VectorXd set;          ///< [N] the sizes that the particles exchange, ascending  [l]
    double temperature = 0;       ///< of the thermostat  [e/k_B]
    Eigen::VectorXd potential;    ///< of the sizes, see SizePotential  [e]
    Eigen::VectorXd control;      ///< sums since the bath was corrected, see BathControl
    std::vector<double> evidence; ///< see BreathingEvidence
};

/// The complete state of a chain right after settle().  Neighbour lists, whose order decides how
/// sums are rounded, are then a function of the configuration.
struct MotionState {
    Configuration configuration;
    Eigen::Matrix3Xd velocities; ///< [3][N]; empty in Monte Carlo                  [l/t]
    Eigen::Vector3d drift;       ///< of the centre of mass since the start         [l]
    std::uint64_t next_block;    ///< of the chain's random numbers
    Attempts attempts;           ///< of Monte Carlo
    BreathingState breathing = {};
};

} // namespace physics
