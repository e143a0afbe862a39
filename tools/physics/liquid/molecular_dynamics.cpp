#include "physics/liquid/molecular_dynamics.hpp"

#include "physics/liquid/motion_checks.hpp"

#include <cmath>

namespace physics {
namespace {

Eigen::Vector3d centre(const Eigen::Matrix3Xd& x) { return x.rowwise().mean(); }

void check(const LangevinParameters& p) {
    expect(p.temperature > 0, "temperature", p.temperature, "more than 0");
    expect(p.timestep > 0, "timestep", p.timestep, "more than 0");
    expect(p.friction >= 0, "friction", p.friction, "0 or more");
}

} // namespace

MolecularDynamics::MolecularDynamics(const Configuration& start, const PairPotential& potential,
                                     const LangevinParameters& parameters, const Random& random)
    : parameters_(parameters), random_(random), state_(start), velocities_(3, start.particles()),
      forces_(3, start.particles()), drift_(0, 0, 0), origin_(centre(start.positions)),
      evaluate_(start, potential) {
    check(parameters);
    const double thermal = std::sqrt(parameters.temperature);
    for (double& v : velocities_.reshaped())
        v = thermal * random_.normal();
    velocities_.colwise() -= centre(velocities_);
    potential_energy_ = evaluate_(state_.positions, forces_);
}

MolecularDynamics::MolecularDynamics(const MotionState& from, const PairPotential& potential,
                                     const LangevinParameters& parameters,
                                     const RandomStream& stream)
    : MolecularDynamics(from.configuration, potential, parameters, stream.from(0)) {
    velocities_ = from.velocities;
    random_ = stream.from(static_cast<std::int64_t>(from.next_block));
    enter(from.drift);
}

void MolecularDynamics::enter(const Eigen::Vector3d& drift) {
    drift_ = drift;
    origin_ = centre(state_.positions);
    evaluate_.list_anew(state_.positions);
    potential_energy_ = evaluate_(state_.positions, forces_);
}

void MolecularDynamics::settle() { enter(drift()); }

MotionState MolecularDynamics::state() const {
    return {state_, velocities_, drift(), random_.next_block(), {}};
}

/// The exact solution of the friction and noise part over one timestep.
void MolecularDynamics::thermalise() {
    if (parameters_.friction == 0)
        return;
    const double keep = std::exp(-parameters_.friction * parameters_.timestep);
    const double add = std::sqrt(parameters_.temperature * (1 - keep * keep));
    for (double& v : velocities_.reshaped())
        v = keep * v + add * random_.normal();
}

void MolecularDynamics::run(std::int64_t steps) {
    const double half = parameters_.timestep / 2;
    for (std::int64_t k = 0; k < steps; ++k) {
        velocities_ += half * forces_;
        state_.positions += half * velocities_;
        thermalise();
        state_.positions += half * velocities_;
        expect_stable(velocities_, parameters_.temperature, parameters_.timestep);
        potential_energy_ = evaluate_(state_.positions, forces_);
        velocities_ += half * forces_;
    }
}

Configuration MolecularDynamics::configuration() const {
    Configuration c = state_;
    c.positions -= c.edge * (c.positions / c.edge).array().floor().matrix();
    return c;
}

double MolecularDynamics::kinetic_energy() const { return velocities_.squaredNorm() / 2; }

Eigen::Vector3d MolecularDynamics::drift() const {
    return drift_ + (centre(state_.positions) - origin_);
}

} // namespace physics
