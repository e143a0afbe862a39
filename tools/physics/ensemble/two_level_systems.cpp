#include "physics/ensemble/two_level_systems.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/ensemble/spectrum.hpp"
#include "physics/tunnelling/constants.hpp"
#include "physics/tunnelling/quartic_levels.hpp"
#include "physics/tunnelling/tunnelling_integral.hpp"

#include <cmath>
#include <limits>

namespace physics {
namespace {

using T = TwoLevelSystems;

constexpr std::array none{Count::none, Count::none}, strip{Count::strip, Count::none},
    modes_below{Count::modes, Count::none}, strip_and_modes{Count::strip, Count::modes},
    wells{Count::double_wells, Count::none};

constexpr std::string_view n0_unit = "1/(J m^3)";

constexpr std::array<Quantity, 27> table{{
    {"shear_modulus", &T::shear_modulus, none, "e/l^3", "mean G"},
    {"bulk_modulus", &T::bulk_modulus, none, "e/l^3", "mean K"},
    {"debye_temperature", &T::debye_temperature, none, "K", "hbar omega_D/k_B"},
    {"c1", &T::c1, none, "1", "median of chi a^2/(m omega_D^2) over the modes that c1.of names"},
    {"c1_harmonic", &T::c1_harmonic, none, "1",
     "median of chi a^2/(m omega_D^2), softest harmonic modes below the cut-off of A_4"},
    {"chi_ratio", &T::chi_ratio, none, "1",
     "median of chi/chi_1, the same harmonic modes and the nonlinear ones they lead to"},
    {"A4", &T::A4, modes_below, "1", "A_4 omega_D^5"},
    {"W_over_E", &T::W_over_E, none, "1", "W/E"},
    {"omega0_over_omega_bar", &T::omega0_over_omega_bar, none, "1", "Eq. (6)"},
    {"omega0_over_omegaD", &T::omega0_over_omegaD, none, "1", "Eq. (12)"},
    {"C0", &T::C0, none, "1/(J m^3 s)", "Eq. (7)"},
    {"DL", &T::DL, modes_below, "s", "D_L(omega_0) = A_4 omega_0^4"},
    {"D_counted", &T::D_counted, none, "s",
     "D(omega_0) from all harmonic modes near omega_0, plane waves among them; NaN for fewer than "
     "fewest_modes, or where not all are known"},
    {"double_well_share", &T::double_well_share, wells, "1",
     "share of the modes in the window with a second minimum, above the spinodal"},
    {"f", &T::f, strip, "1", "Eq. (10), averaged over the area of the strip"},
    {"f_scaled", &T::f_scaled, strip, "1", "Eq. (10), averaged in kappa/(sqrt(chi) omega)"},
    {"f_kernel", &T::f_kernel, none, "1", "Eq. (10), kernel density at symmetric wells"},
    {"f_tail", &T::f_tail, none, "1", "Eq. (10), maximum-likelihood tail"},
    {"f_narrow_over_f", &T::f_narrow_over_f, none, "1",
     "f of the window up to narrow_high, over f; NaN where its strip is empty"},
    {"n0", &T::n0, strip_and_modes, n0_unit, "Eq. (8) with f"},
    {"n0_scaled", &T::n0_scaled, strip_and_modes, n0_unit, "Eq. (8) with f_scaled"},
    {"n0_kernel", &T::n0_kernel, modes_below, n0_unit, "Eq. (8) with f_kernel"},
    {"n0_tail", &T::n0_tail, modes_below, n0_unit, "Eq. (8) with f_tail"},
    {"n0_integrated", &T::n0_integrated, strip_and_modes, n0_unit, "with f, Eq. (4) integrated"},
    {"n0_tail_integrated", &T::n0_tail_integrated, modes_below, n0_unit,
     "with f_tail, Eq. (4) integrated"},
    {"n0_levels", &T::n0_levels, strip_and_modes, n0_unit,
     "with f_scaled, levels of the quartic instead of Eq. (3), both signs of epsilon"},
    {"n0_tail_levels", &T::n0_tail_levels, modes_below, n0_unit, "likewise with f_tail"},
}};

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

/// The quantities that need no omega_0; all others are NaN.
TwoLevelSystems measured(const SoftModes& modes, Window window, double debye_temperature) {
    TwoLevelSystems row{};
    for (const Quantity& quantity : quantities())
        row.*quantity.value = std::numeric_limits<double>::quiet_NaN();
    const HarmonicCount& harmonic = modes.harmonic;
    const WindowCount& nonlinear = modes.nonlinear;
    row.shear_modulus = modes.moduli.shear;
    row.bulk_modulus = modes.moduli.bulk;
    row.debye_temperature = debye_temperature;
    row.c1 = modes.c1;
    row.c1_harmonic = harmonic.c1;
    row.chi_ratio = harmonic.chi_ratio;
    row.A4 = quartic_prefactor(harmonic.below, modes.particles, modes.glasses, harmonic.cutoff);
    row.double_well_share = nonlinear.double_wells / nonlinear.all;
    row.f_scaled = fraction_scaled(nonlinear.strip, nonlinear.all);
    row.f_kernel = nonlinear.f_kernel;
    row.f_tail = nonlinear.f_tail;
    row.f_narrow_over_f =
        narrowing(nonlinear.narrow_share, nonlinear.all, window, nonlinear.narrow);
    return row;
}

/// @pre  W > E
void add_tunnelling(TwoLevelSystems& row, const SoftModes& modes, const ModeReading& reading,
                    const Material& material) {
    const double omega_d = angular_frequency(row.debye_temperature);
    const double chi = si_chi(modes.c1, material, omega_d);
    const double omega_bar = tunnelling_frequency(material.mass, chi);
    const double w = tunnelling_energy(material.mass, chi);
    const double omega_0 = typical_frequency(w, material.splitting, omega_bar);
    row.W_over_E = w / material.splitting;
    row.omega0_over_omega_bar = omega_0 / omega_bar;
    row.omega0_over_omegaD = omega_0 / omega_d;
    row.C0 = density_factor(w, material.splitting, material.smallest_tunnelling, material.spacing);
    row.D_counted = counted_density(modes, row.omega0_over_omegaD,
                                    {reading.typical_width, reading.fewest.for_density}) /
                    omega_d;
    row.DL = quartic_mode_density(row.A4, row.omega0_over_omegaD, omega_d);
    row.f = fraction_by_area(modes.nonlinear.strip, modes.nonlinear.all, reading.window,
                             row.omega0_over_omegaD);

    const auto density = [&](double f) { return two_level_density(row.C0, row.DL, f); };
    const double integrated =
        integration_factor(w, material.splitting, material.smallest_tunnelling);
    row.n0 = density(row.f);
    row.n0_scaled = density(row.f_scaled);
    row.n0_kernel = density(row.f_kernel);
    row.n0_tail = density(row.f_tail);
    row.n0_integrated = integrated * row.n0;
    row.n0_tail_integrated = integrated * row.n0_tail;
    const double of_whole_f =
        quartic_density(row.A4 / std::pow(omega_d, 5), 1, omega_bar, material.spacing,
                        material.splitting, material.smallest_tunnelling);
    row.n0_levels = of_whole_f * row.f_scaled;
    row.n0_tail_levels = of_whole_f * row.f_tail;
}

} // namespace

double number(const SoftModes& modes, Count count) {
    switch (count) {
    case Count::modes:
        return modes.harmonic.below;
    case Count::strip:
        return modes.nonlinear.strip;
    case Count::double_wells:
        return modes.nonlinear.double_wells;
    default:
        return std::numeric_limits<double>::quiet_NaN();
    }
}

std::span<const Quantity> quantities() { return table; }

bool can_tunnel(const SoftModes& modes, const Material& material, double debye_temperature) {
    return !std::isnan(x0_of(modes.c1, material, angular_frequency(debye_temperature)));
}

TwoLevelSystems two_level_systems(SoftModes modes, const ModeReading& reading,
                                  const Material& material, double debye_temperature) {
    if (!modes.nonlinear.modes.empty())
        modes.c1 = typical_c1(
            modes.nonlinear.modes, {reading.typical_width, reading.fewest.for_median}, modes.c1,
            [&](double c1) { return x0_of(c1, material, angular_frequency(debye_temperature)); });
    TwoLevelSystems row = measured(modes, reading.window, debye_temperature);
    if (can_tunnel(modes, material, debye_temperature))
        add_tunnelling(row, modes, reading, material);
    return row;
}

QuarticWell symmetric_well(const TwoLevelSystems& row, const Material& material) {
    const double omega_d = angular_frequency(row.debye_temperature);
    const double chi = si_chi(row.c1, material, omega_d);
    const double omega_0 = row.omega0_over_omegaD * omega_d;
    return {material.mass, omega_0, symmetric_kappa(material.mass, omega_0, chi), chi};
}

WellCurve symmetric_well_curve(const TwoLevelSystems& row, const Material& material,
                               std::size_t points) {
    if (std::isnan(row.omega0_over_omegaD)) {
        const std::vector<double> unknown(points, row.omega0_over_omegaD);
        return {unknown, unknown};
    }
    WellCurve curve;
    const QuarticWell well = symmetric_well(row, material);
    const double other = second_minimum(well);
    for (std::size_t k = 0; k < points; ++k) {
        const double share = static_cast<double>(k) / static_cast<double>(points - 1);
        const double s = other * (1.25 - 1.5 * share);
        curve.position.push_back(s / material.spacing);
        curve.energy.push_back(energy(well, s) / boltzmann);
    }
    return curve;
}

} // namespace physics
