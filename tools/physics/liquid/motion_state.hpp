#pragma once

#include "physics/model/configuration.hpp"

#include <Eigen/Core>

#include <cstdint>

namespace physics {

struct Attempts {
    std::uint64_t displacements = 0, displacements_accepted = 0;
    std::uint64_t swaps = 0, swaps_accepted = 0;
};

/// The complete state of a chain right after settle().  Neighbour lists, whose order decides how
/// sums are rounded, are then a function of the configuration.
struct MotionState {
    Configuration configuration;
    Eigen::Matrix3Xd velocities; ///< [3][N]; empty in Monte Carlo                  [l/t]
    Eigen::Vector3d drift;       ///< of the centre of mass since the start         [l]
    std::uint64_t next_block;    ///< of the chain's random numbers
    Attempts attempts;           ///< of Monte Carlo
};

} // namespace physics
