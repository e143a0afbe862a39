#include "physics/tunnelling/soft_potential.hpp"

#include "physics/tunnelling/constants.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// sqrt(9 kappa^2 - 24 m omega^2 chi), zero at the spinodal.
double discriminant_root(const QuarticWell& w) {
    const double d = 9 * w.kappa * w.kappa - 24 * w.mass * w.omega * w.omega * w.chi;
    if (!(d >= 0))
        throw std::invalid_argument(
            "kappa^2/(m omega^2 chi) is " +
            std::to_string(w.kappa * w.kappa / (w.mass * w.omega * w.omega * w.chi)) +
            ", expected at least 8/3 for a second minimum");
    return std::sqrt(d);
}

/// ln(W/E).
double depth(double w, double splitting) {
    if (!(w > splitting && splitting > 0))
        throw std::invalid_argument("W/E is " + std::to_string(w / splitting) +
                                    ", expected more than 1: no state tunnels with this splitting");
    return std::log(w / splitting);
}

} // namespace

double energy(const QuarticWell& w, double s) {
    return s * s * (w.mass * w.omega * w.omega / 2 + s * (w.kappa / 6 + s * w.chi / 24));
}

double spinodal_slope() { return std::sqrt(8.0 / 3.0); }

double symmetric_slope() { return std::sqrt(3.0); }

double symmetric_kappa(double mass, double omega, double chi) {
    return symmetric_slope() * std::sqrt(mass * chi) * omega;
}

double second_minimum(const QuarticWell& w) {
    return -(3 * w.kappa + discriminant_root(w)) / (2 * w.chi);
}

double top_between(const QuarticWell& w) {
    return -(3 * w.kappa - discriminant_root(w)) / (2 * w.chi);
}

double asymmetry(const QuarticWell& w) {
    const double root = discriminant_root(w);
    const double curvature = w.mass * w.omega * w.omega;
    const double first = 3 * w.kappa + root;
    const double second = -3 * w.kappa * w.kappa + 12 * curvature * w.chi - w.kappa * root;
    return first * first * second / (192 * w.chi * w.chi * w.chi);
}

double quartic_coefficient(double c1, double mass, double debye_frequency, double spacing) {
    return c1 * mass * debye_frequency * debye_frequency / (spacing * spacing);
}

double tunnelling_frequency(double mass, double chi) {
    return std::cbrt(hbar * chi / (2 * mass * mass));
}

double tunnelling_energy(double mass, double chi) {
    return hbar * std::cbrt(hbar * chi / (96 * mass * mass));
}

double tunnel_splitting(double w, double omega, double omega_bar) {
    return w * std::exp(-std::pow(omega / omega_bar, 3));
}

double typical_frequency(double w, double splitting, double omega_bar) {
    return std::cbrt(depth(w, splitting)) * omega_bar;
}

double jacobian(const QuarticWell& well, double splitting, double delta_0) {
    const double omega_bar = tunnelling_frequency(well.mass, well.chi);
    const double p = plateau_density(well.kappa, well.omega, omega_bar);
    return splitting_density(p, splitting, delta_0);
}

double plateau_density(double joint_density_times_kappa, double omega, double omega_bar) {
    return joint_density_times_kappa / (18 * hbar) * std::pow(omega_bar / omega, 6);
}

double splitting_density(double plateau, double splitting, double delta_0) {
    return plateau * splitting /
           (delta_0 * std::sqrt((splitting - delta_0) * (splitting + delta_0)));
}

double density_factor(double w, double splitting, double smallest_tunnelling, double spacing) {
    if (!(splitting > smallest_tunnelling && smallest_tunnelling > 0))
        throw std::invalid_argument("Delta_min/E is " +
                                    std::to_string(smallest_tunnelling / splitting) +
                                    ", expected between 0 and 1");
    const double log = depth(w, splitting);
    return std::log(2 * splitting / smallest_tunnelling) /
           (6 * hbar * spacing * spacing * spacing * log * log);
}

double quartic_mode_density(double prefactor, double x0, double debye_frequency) {
    return prefactor * std::pow(x0, 4) / debye_frequency;
}

double two_level_density(double c0, double mode_density, double fraction) {
    return c0 * mode_density * fraction;
}

} // namespace physics
