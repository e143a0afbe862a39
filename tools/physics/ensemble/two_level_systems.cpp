#include "physics/ensemble/two_level_systems.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/quantities.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/tunnelling/tunnelling_integral.hpp"

#include <cmath>
#include <limits>

namespace physics {
namespace {

/// chi of Eq. (1) in SI units.
double si_chi(double c1, const Material& material, double omega_d) {
    return quartic_coefficient(c1, material.mass, omega_d, material.spacing);
}

/// omega_0/omega_D of Eqs. (6), (12); NaN unless W > E.
double x0_of(double c1, const Material& material, double omega_d) {
    const double chi = si_chi(c1, material, omega_d);
    const double w = tunnelling_energy(material.mass, chi);
    if (!(w > material.splitting))
        return std::numeric_limits<double>::quiet_NaN();
    return typical_frequency(w, material.splitting, tunnelling_frequency(material.mass, chi)) /
           omega_d;
}

/// What needs no omega_0; the rest is NaN.
TwoLevelSystems measured(const SoftModes& modes, double debye_temperature) {
    TwoLevelSystems row{};
    for (const Quantity& quantity : quantities())
        row.*quantity.value = std::numeric_limits<double>::quiet_NaN();
    row.shear_modulus = modes.shear_modulus;
    row.bulk_modulus = modes.bulk_modulus;
    row.debye_temperature = debye_temperature;
    row.c1 = modes.c1;
    row.c1_harmonic = modes.c1_harmonic;
    row.chi_ratio = modes.chi_ratio;
    row.A4 = quartic_prefactor(modes.modes, modes.particles, modes.glasses, modes.cutoff);
    row.double_well_share = modes.double_wells / modes.count;
    row.f_scaled = fraction_scaled(modes.strip, modes.count);
    row.f_kernel = modes.f_kernel;
    row.f_tail = modes.f_tail;
    row.f_narrow_over_f =
        narrowing(modes.narrow_share, modes.count, modes.window, modes.narrow_count);
    return row;
}

/// @pre  W > E
void add_tunnelling(TwoLevelSystems& row, const SoftModes& modes, const Material& material) {
    const double omega_d = angular_frequency(row.debye_temperature);
    const double chi = si_chi(modes.c1, material, omega_d);
    const double omega_bar = tunnelling_frequency(material.mass, chi);
    const double w = tunnelling_energy(material.mass, chi);
    const double omega_0 = typical_frequency(w, material.splitting, omega_bar);
    row.W_over_E = w / material.splitting;
    row.omega0_over_omega_bar = omega_0 / omega_bar;
    row.omega0_over_omegaD = omega_0 / omega_d;
    row.C0 = density_factor(w, material.splitting, material.smallest_tunnelling, material.spacing);
    row.D_counted = counted_density(modes.harmonic, modes.complete_below, modes.particles,
                                    modes.glasses, row.omega0_over_omegaD, modes.typical_width) /
                    omega_d;
    row.DL = quartic_mode_density(row.A4, row.omega0_over_omegaD, omega_d);
    row.f = fraction_by_area(modes.strip, modes.count, modes.window, row.omega0_over_omegaD);

    const auto density = [&](double f) { return two_level_density(row.C0, row.DL, f); };
    const double integrated =
        integration_factor(w, material.splitting, material.smallest_tunnelling);
    row.n0 = density(row.f);
    row.n0_scaled = density(row.f_scaled);
    row.n0_kernel = density(row.f_kernel);
    row.n0_tail = density(row.f_tail);
    row.n0_integrated = integrated * row.n0;
    row.n0_tail_integrated = integrated * row.n0_tail;
}

} // namespace

bool can_tunnel(const SoftModes& modes, const Material& material, double debye_temperature) {
    return !std::isnan(x0_of(modes.c1, material, angular_frequency(debye_temperature)));
}

TwoLevelSystems two_level_systems(SoftModes modes, const Material& material,
                                  double debye_temperature) {
    if (!modes.cubic.empty())
        modes.c1 = typical_c1(modes.cubic, modes.typical_width, modes.c1, [&](double c1) {
            return x0_of(c1, material, angular_frequency(debye_temperature));
        });
    TwoLevelSystems row = measured(modes, debye_temperature);
    if (can_tunnel(modes, material, debye_temperature))
        add_tunnelling(row, modes, material);
    return row;
}

QuarticWell symmetric_well(const TwoLevelSystems& row, const Material& material) {
    const double omega_d = angular_frequency(row.debye_temperature);
    const double chi = si_chi(row.c1, material, omega_d);
    const double omega_0 = row.omega0_over_omegaD * omega_d;
    return {material.mass, omega_0, symmetric_kappa(material.mass, omega_0, chi), chi};
}

} // namespace physics
