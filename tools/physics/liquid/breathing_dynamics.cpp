#include "physics/liquid/breathing_dynamics.hpp"

#include "physics/liquid/motion_checks.hpp"
#include "physics/sites/site_arrays.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace physics {
namespace {

void check(const BreathingParameters& p) {
    expect(p.temperature > 0, "temperature", p.temperature, "more than 0");
    expect(p.timestep > 0, "timestep", p.timestep, "more than 0");
    expect(p.friction >= 0, "friction", p.friction, "0 or more");
    expect(p.size_friction >= 0, "size_friction", p.size_friction, "0 or more");
    expect(p.finish_sweeps >= 0, "finish_sweeps", static_cast<double>(p.finish_sweeps),
           "0 or more");
}

Eigen::VectorXd ascending(Eigen::VectorXd sizes) {
    std::ranges::sort(sizes);
    return sizes;
}

} // namespace

BreathingDynamics::BreathingDynamics(const Configuration& start, const PairPotential& potential,
                                     const BreathingParameters& parameters, const Bath& bath,
                                     const RandomStream& stream, std::int64_t step)
    : potential_(potential), parameters_(parameters), bath_(bath), stream_(stream), step_(step),
      law_(potential.model()), edge_(start.edge), set_(ascending(start.diameters)), drift_(0, 0, 0),
      origin_(0, 0, 0), sites_(sites_of(start)), velocities_(4, start.particles()),
      forces_(4, start.particles()), pairs_(potential, start.edge, sites_),
      field_(law_, bath.sizes, set_, parameters.temperature) {
    check(parameters);
    origin_ = centre(sites_);
    draw_velocities();
    evaluate();
}

BreathingDynamics::BreathingDynamics(const MotionState& from, const PairPotential& potential,
                                     const BreathingParameters& parameters,
                                     const RandomStream& stream)
    : BreathingDynamics(from.configuration, potential, parameters,
                        {from.breathing.temperature, {from.breathing.potential}}, stream,
                        static_cast<std::int64_t>(from.next_block)) {
    velocities_.topRows(3) = from.velocities;
    velocities_.row(3) = from.breathing.velocities.transpose();
    set_ = from.breathing.set;
    enter(bath_);
    drift_ = from.drift;
    control_.sums = from.breathing.control;
    evidence_ = BreathingEvidence::from_numbers(from.breathing.evidence);
    settle();
}

void BreathingDynamics::enter(const Bath& bath) {
    bath_ = bath;
    field_ = SizeField(law_, bath.sizes, set_, parameters_.temperature);
    evaluate();
}

MotionState BreathingDynamics::state() const {
    return {{edge_, sites_.topRows(3), sites_.row(3).transpose()},
            velocities_.topRows(3),
            drift(),
            static_cast<std::uint64_t>(step_),
            {},
            {velocities_.row(3).transpose(), set_, bath_.temperature, bath_.sizes.coefficients,
             control_.sums, evidence_.numbers_of_all()}};
}

void BreathingDynamics::settle() {
    drift_ = drift();
    origin_ = centre(sites_);
    pairs_.list_anew(sites_);
    evaluate();
}

/// Four standard normal deviates of one particle.
std::array<double, 4> BreathingDynamics::normals(std::int64_t block, Eigen::Index particle) const {
    const auto bits = Random(stream_.seed, stream_.stream)
                          .block(static_cast<std::uint64_t>(block * sites_.cols() + particle));
    std::array<double, 4> deviates;
    for (std::size_t k = 0; k < 4; k += 2) { // Box and Muller, in single precision
        const float u = (static_cast<float>(bits[k] >> 8) + 0.5f) * 0x1p-24f;
        const float angle =
            2 * std::numbers::pi_v<float> * 0x1p-24f * static_cast<float>(bits[k + 1] >> 8);
        const float radius = std::sqrt(-2 * std::log(u));
        deviates[k] = double{radius * std::cos(angle)};
        deviates[k + 1] = double{radius * std::sin(angle)};
    }
    return deviates;
}

void BreathingDynamics::draw_velocities() {
    const double thermal = std::sqrt(bath_.temperature);
    for (Eigen::Index i = 0; i < sites_.cols(); ++i) {
        const auto normal = normals(2 * step_ + 1, i);
        velocities_.col(i) = thermal * Eigen::Map<const Eigen::Vector4d>(normal.data());
    }
    const Eigen::Vector3d common = centre(velocities_);
    velocities_.topRows(3).colwise() -= common;
}

/// The exact solution of the friction and noise part over the steps up to the next one.
void BreathingDynamics::thermalise() {
    const double time = static_cast<double>(steps_per_noise) * parameters_.timestep;
    const double f = parameters_.friction, g = parameters_.size_friction;
    const Eigen::Array4d keep = (-time * Eigen::Array4d(f, f, f, g)).exp();
    const Eigen::Array4d add = (bath_.temperature * (1 - keep.square())).sqrt();
    for (Eigen::Index i = 0; i < sites_.cols(); ++i) {
        const auto normal = normals(2 * step_, i);
        velocities_.col(i).array() = keep * velocities_.col(i).array() +
                                     add * Eigen::Map<const Eigen::Array4d>(normal.data());
    }
}

void BreathingDynamics::reflect() {
    const double low = law_.smallest(), high = law_.largest();
    for (Eigen::Index i = 0; i < sites_.cols(); ++i) {
        double& size = sites_(3, i);
        if (size >= low && size <= high)
            continue;
        size = std::clamp((size < low ? 2 * low : 2 * high) - size, low, high);
        velocities_(3, i) = -velocities_(3, i);
    }
}

void BreathingDynamics::evaluate(bool with_sums) {
    sums_ = pairs_(sites_, velocities_, forces_, with_sums);
    if (with_sums)
        pair_forces2_ = forces_.topRows(3).squaredNorm();
    field_.add_to(forces_, sites_);
}

void BreathingDynamics::run(std::int64_t steps, const std::function<void()>& pause) {
    const double step = parameters_.timestep, half = step / 2;
    const bool noise = parameters_.friction > 0 || parameters_.size_friction > 0;
    // The half kicks of two steps are one kick between them.
    for (std::int64_t k = 0; k < steps; ++k, ++step_) {
        if (pause && step_ % steps_per_noise == 0)
            pause();
        const double kick = k == 0 ? half : step;
        if (step_ % steps_per_noise == 0) {
            advance(sites_, velocities_, forces_, kick, half);
            if (noise)
                thermalise();
            advance(sites_, velocities_, forces_, 0, half);
        } else {
            advance(sites_, velocities_, forces_, kick, step);
        }
        reflect();
        const bool measured = step_ % steps_per_noise == steps_per_noise / 2;
        evaluate(measured || k + 1 == steps);
        if (measured) {
            expect_stable(velocities_, parameters_.temperature,
                          parameters_.timestep); // a size that is not finite has no share
            measure();
        }
        if ((step_ + 1) % steps_per_correction == 0)
            enter(control_.corrected(bath_, field_, parameters_.temperature, sites_.cols()));
    }
    if (steps > 0)
        advance(sites_, velocities_, forces_, half, 0);
    expect_stable(velocities_, parameters_.temperature,
                  parameters_.timestep); // whoever takes the configuration makes lists of it
}

Configuration BreathingDynamics::configuration() const {
    Configuration c{edge_, sites_.topRows(3), sites_.row(3).transpose()};
    c.positions -= edge_ * (c.positions / edge_).array().floor().matrix();
    return c;
}

Eigen::Vector3d BreathingDynamics::drift() const { return drift_ + (centre(sites_) - origin_); }

double BreathingDynamics::conserved_energy() const {
    return sums_.energy + field_.energy(sites_.row(3).transpose()) + velocities_.squaredNorm() / 2;
}

} // namespace physics
