#include "physics/two_level_systems.hpp"

#include "physics/debye_scale.hpp"
#include "physics/spectrum.hpp"
#include "physics/tunnelling_integral.hpp"

namespace physics {

namespace {

/// chi of Eq. (1) in SI units.
double si_chi(double c1, const Material& material, double omega_d) {
    return quartic_coefficient(c1, material.mass, omega_d, material.spacing);
}

} // namespace

bool can_tunnel(const SoftModes& modes, const Material& material, double debye_temperature) {
    const double chi = si_chi(modes.c1, material, angular_frequency(debye_temperature));
    return tunnelling_energy(material.mass, chi) > material.splitting;
}

TwoLevelSystems two_level_systems(const SoftModes& modes, const Material& material,
                                  double debye_temperature) {
    const double omega_d = angular_frequency(debye_temperature);
    const double chi = si_chi(modes.c1, material, omega_d);
    const double omega_bar = tunnelling_frequency(material.mass, chi);
    const double w = tunnelling_energy(material.mass, chi);
    const double omega_0 = typical_frequency(w, material.splitting, omega_bar);
    const double x0 = omega_0 / omega_d;
    const double c0 =
        density_factor(w, material.splitting, material.smallest_tunnelling, material.spacing);
    const double a4 = quartic_prefactor(modes.modes, modes.particles, modes.glasses, modes.cutoff);
    const double dl = quartic_mode_density(a4, x0, omega_d);
    const double f = fraction_by_area(modes.strip, modes.count, modes.window, x0);
    const double f_scaled = fraction_scaled(modes.strip, modes.count);
    const double n0 = two_level_density(c0, dl, f);
    const double n0_tail = two_level_density(c0, dl, modes.f_tail);
    const double integrated =
        integration_factor(w, material.splitting, material.smallest_tunnelling);
    return {.debye_temperature = debye_temperature,
            .c1 = modes.c1,
            .c1_harmonic = modes.c1_harmonic,
            .A4 = a4,
            .W_over_E = w / material.splitting,
            .omega0_over_omega_bar = omega_0 / omega_bar,
            .omega0_over_omegaD = x0,
            .C0 = c0,
            .DL = dl,
            .f = f,
            .f_scaled = f_scaled,
            .f_kernel = modes.f_kernel,
            .f_tail = modes.f_tail,
            .n0 = n0,
            .n0_scaled = two_level_density(c0, dl, f_scaled),
            .n0_kernel = two_level_density(c0, dl, modes.f_kernel),
            .n0_tail = n0_tail,
            .n0_integrated = integrated * n0,
            .n0_tail_integrated = integrated * n0_tail};
}

QuarticWell symmetric_well(const TwoLevelSystems& row, const Material& material) {
    const double omega_d = angular_frequency(row.debye_temperature);
    const double chi = si_chi(row.c1, material, omega_d);
    const double omega_0 = row.omega0_over_omegaD * omega_d;
    return {material.mass, omega_0, symmetric_kappa(material.mass, omega_0, chi), chi};
}

} // namespace physics
