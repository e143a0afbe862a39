#pragma once

#include "physics/liquid/motion_state.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"
#include "physics/model/verlet_forces.hpp"
#include "physics/statistics/random.hpp"

#include <Eigen/Core>

#include <cstdint>

namespace physics {

struct LangevinParameters {
    double temperature; ///< [e/k_B]
    double timestep;    ///< [t]
    double friction;    ///< [1/t]; 0: Newton's equations, energy is conserved
};

/// Molecular dynamics in the NVT ensemble: Langevin's equation by BAOAB.
/// B. Leimkuhler, C. Matthews, Appl. Math. Res. Express 2013, 34 (2013)
///
/// Velocities start from the Maxwell distribution, which is exact for a configuration in
/// equilibrium, so a chain continues from positions alone.
class MolecularDynamics {
  public:
    /// @throws std::invalid_argument  for parameters out of range
    MolecularDynamics(const Configuration& start, const PairPotential& potential,
                      const LangevinParameters& parameters, const Random& random);
    /// Continues from a state that was taken after settle(), bit by bit.
    MolecularDynamics(const MotionState& from, const PairPotential& potential,
                      const LangevinParameters& parameters, const RandomStream& stream);

    /// @throws std::runtime_error  if the motion has blown up, as under too long a timestep
    void run(std::int64_t steps);

    /// Makes the lists of pairs anew from the configuration, so that state() is complete.
    void settle();
    MotionState state() const;

    Configuration configuration() const;
    double potential_energy() const { return potential_energy_; } ///< U                      [e]
    double kinetic_energy() const;                                ///< sum v^2/2, m = 1       [e]
    /// Displacement of the centre of mass since the start.                                   [l]
    Eigen::Vector3d drift() const;

  private:
    void enter(const Eigen::Vector3d& drift);
    void thermalise();

    LangevinParameters parameters_;
    Random random_;
    Configuration state_; ///< positions are not folded back into the box
    Eigen::Matrix3Xd velocities_, forces_;
    Eigen::Vector3d drift_, origin_; ///< drift until the centre of mass was at origin_
    VerletForces evaluate_;
    double potential_energy_;
};

} // namespace physics
