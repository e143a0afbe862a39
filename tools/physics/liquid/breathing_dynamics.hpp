#pragma once

#include "physics/liquid/bath_control.hpp"
#include "physics/liquid/breathing_evidence.hpp"
#include "physics/liquid/motion_state.hpp"
#include "physics/liquid/size_field.hpp"
#include "physics/liquid/swap_monte_carlo.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/pair_potential.hpp"
#include "physics/sites/site_forces.hpp"
#include "physics/statistics/random.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <functional>

namespace physics {

struct BreathingParameters {
    double temperature;         ///< of the liquid [e/k_B]
    double timestep;            ///< [t]
    double friction;            ///< of positions  [1/t]
    double size_friction;       ///< of sizes      [1/t]
    std::int64_t finish_sweeps; ///< of canonical swap Monte Carlo at the end of each sample
    SwapParameters finish;      ///< its moves, at the same temperature
    double overlap_distance;    ///< of the overlap before and after      [l]
};

/// Molecular dynamics of positions and sizes in the semi-grand ensemble,
///     H = sum_i (v_i^2 + w_i^2)/2 + U(x, lambda) + the energy of SizeField,
/// with w = dlambda/dt and a mass of 1 for the size; walls reflect sizes at the ends of their
/// range.  Langevin's equation by BAOAB (B. Leimkuhler, C. Matthews, Appl. Math. Res. Express 2013,
/// 34 (2013)); friction and noise act in every 20th step, for 20 timesteps.
///
/// The kink of |lambda_i - lambda_j| and the walls heat, as the square of the timestep h.  So the
/// bath is corrected every 2500 steps, see BathControl, until the liquid is at its temperature T.
/// Where the modes exchange energy sooner with each other than with the bath, leapfrog samples
/// exp(-H'/T) of a shadow Hamiltonian H' = H + O(h^2).  With f the 4N forces on positions and sizes
/// and K = grad grad U, to that order,
///     <v^2>, halfway between two positions,  = T + (h^2/12) <f^2>,  means over the 4N,
///     <|grad U|^2>/<laplacian U>             = T [1 + (h^2/12) sum K_ab^2/sum K_aa],
/// for the positions alone: sums over their 3N a and all 4N b.  T is taken from the first.  Held at
/// T themselves, both would leave the liquid too cold: at h = 0.014 by 0.4 and by 0.8 to 1.0 %.
/// H': E. Hairer, C. Lubich, G. Wanner, Geometric Numerical Integration (2006), IX.3.
///
/// Semi-grand ensemble of continuous sizes: C. Brito, E. Lerner, M. Wyart, PRX 8, 031050 (2018).
class BreathingDynamics {
  public:
    static constexpr std::int64_t steps_per_noise = 20, steps_per_correction = 2500;

    /// @param stream  every step uses blocks of its own, from 2N times its number on
    /// @param step    number of steps that the chain has done before
    /// @throws std::invalid_argument  for parameters out of range, or too small a box
    BreathingDynamics(const Configuration& start, const PairPotential& potential,
                      const BreathingParameters& parameters, const Bath& bath,
                      const RandomStream& stream, std::int64_t step);
    /// Continues from a state that was taken after settle(), bit by bit.
    BreathingDynamics(const MotionState& from, const PairPotential& potential,
                      const BreathingParameters& parameters, const RandomStream& stream);

    /// @param pause  called every few steps; may throw, which leaves no state to go on from
    void run(std::int64_t steps, const std::function<void()>& pause = {});

    /// Makes the state canonical: the sizes become those of the set, in the order of sizes, and
    /// swap Monte Carlo follows.  Velocities are drawn anew.
    /// @param moves  random numbers of the sweeps
    void finish(const RandomStream& moves);

    void settle(); ///< makes the lists of pairs anew, so that state() is complete
    MotionState state() const;

    Configuration configuration() const;
    Eigen::Vector3d drift() const;   ///< of the centre of mass since the start  [l]
    double conserved_energy() const; ///< H, constant without friction but for the timestep  [e]
    const Bath& bath() const { return bath_; }
    void enter(const Bath& bath); ///< goes on in another bath
    const BreathingEvidence& evidence() const { return evidence_; }
    void forget_evidence() { evidence_ = {}; }

  private:
    void draw_velocities();
    void thermalise();
    void reflect();
    void evaluate(bool with_sums = true);
    void measure();
    void add_finish(const Configuration& before, const Configuration& after,
                    const Eigen::Vector3d& moved);
    std::array<double, 4> normals(std::int64_t block, Eigen::Index particle) const;

    PairPotential potential_;
    BreathingParameters parameters_;
    Bath bath_;
    RandomStream stream_;
    std::int64_t step_;
    SizeLaw law_;
    double edge_;
    Eigen::VectorXd set_; ///< [N] the sizes that the particles exchange, ascending
    Eigen::Vector3d drift_, origin_;
    Eigen::Matrix4Xd sites_, velocities_, forces_; ///< positions are not folded
    SiteForces pairs_;
    SizeField field_;
    PairSums sums_;
    double pair_forces2_ = 0; ///< sum_i |f_i|^2 of the positions  [e^2/l^2]
    BathControl control_;
    BreathingEvidence evidence_;
};

} // namespace physics
