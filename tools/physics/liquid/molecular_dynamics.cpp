#include "physics/liquid/molecular_dynamics.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

Eigen::Vector3d centre(const Eigen::Matrix3Xd& x) { return x.rowwise().mean(); }

void check(const LangevinParameters& p) {
    if (!(p.temperature > 0))
        throw std::invalid_argument("temperature is " + std::to_string(p.temperature) +
                                    ", expected more than 0");
    if (!(p.timestep > 0))
        throw std::invalid_argument("timestep is " + std::to_string(p.timestep) +
                                    ", expected more than 0");
    if (!(p.friction >= 0))
        throw std::invalid_argument("friction is " + std::to_string(p.friction) +
                                    ", expected 0 or more");
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

void MolecularDynamics::kick(double time) { velocities_ += time * forces_; }

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
        kick(half);
        state_.positions += half * velocities_;
        thermalise();
        state_.positions += half * velocities_;
        expect_stable();
        potential_energy_ = evaluate_(state_.positions, forces_);
        kick(half);
    }
}

void MolecularDynamics::expect_stable() const {
    constexpr double most = 1000; // a start far from equilibrium gives tens
    const double thermal = 3 * static_cast<double>(state_.particles()) * parameters_.temperature;
    if (velocities_.squaredNorm() <= most * thermal) // NaN is not
        return;
    std::ostringstream text;
    text << "molecular dynamics blew up: the kinetic energy is more than " << most
         << " times that of temperature " << parameters_.temperature
         << ", expected a timestep shorter than " << parameters_.timestep;
    throw std::runtime_error(text.str());
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
