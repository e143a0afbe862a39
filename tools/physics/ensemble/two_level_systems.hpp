#pragma once

#include "physics/ensemble/soft_modes.hpp"
#include "physics/tunnelling/soft_potential.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace physics {

/// The material that turns reduced units into SI.
struct Material {
    double mass;                ///< m       [kg]
    double spacing;             ///< a       [m]
    double splitting;           ///< E       [J]
    double smallest_tunnelling; ///< Delta_min [J]
};

/// The chain of section "Numerical estimation": from c_1, A_4 and f to n_0.  A row of Table I and
/// more.
struct TwoLevelSystems {
    double shear_modulus, bulk_modulus; ///< [e/l^3]
    double debye_temperature;           ///< hbar omega_D/k_B [K]
    double c1, c1_harmonic;
    double chi_ratio; ///< chi/chi_1 of a soft harmonic mode and the nonlinear mode that it leads to
    double A4;        ///< A_4 omega_D^5
    double W_over_E;
    double omega0_over_omega_bar; ///< Eq. (6)
    double omega0_over_omegaD;    ///< Eq. (12)
    double C0;                    ///< [1/(J m^3 s)]  Eq. (7)
    double DL;                    ///< D_L(omega_0) [s]
    double D_counted;             ///< D(omega_0) of all harmonic modes near omega_0 [s]
    double double_well_share;     ///< share of the modes that are above the spinodal
    double f, f_scaled, f_kernel, f_tail;
    double f_narrow_over_f; ///< f of the narrower window over f
    double n0;              ///< [1/(J m^3)]  Eq. (8), with f
    double n0_scaled, n0_kernel, n0_tail;
    double n0_integrated, n0_tail_integrated; ///< Eq. (4) integrated instead of Eq. (7)
    double n0_levels, n0_tail_levels;         ///< quartic_density(), with f_scaled and f_tail
};

/// A count that a quantity may be proportional to.
enum class Count { none, modes, strip, double_wells };
double number(const SoftModes& modes, Count count);

/// A member of TwoLevelSystems, and the counts that it is proportional to: if one of these counts
/// is zero, the quantity has only an upper limit.
struct Quantity {
    std::string_view name;
    double TwoLevelSystems::*value;
    std::array<Count, 2> counts;
    std::string_view unit;
    std::string_view meaning;
};

/// All quantities, in the order of the calculation.
std::span<const Quantity> quantities();

/// True where c_1 is known and W > E, so that Eq. (6) has a solution.
/// @param debye_temperature  hbar omega_D(T_p)/k_B [K]
bool can_tunnel(const SoftModes& modes, const Material& material, double debye_temperature);

/// Unless can_tunnel(), omega_0 and what follows from it (C_0, D_L, f over the area, n_0) are NaN;
/// quantities measured on the glasses are not.
TwoLevelSystems two_level_systems(SoftModes modes, const ModeReading& reading,
                                  const Material& material, double debye_temperature);

/// The symmetric double well at omega_0, SI.
/// @pre  omega_0 is known
QuarticWell symmetric_well(const TwoLevelSystems& row, const Material& material);

/// The curve of this well in Fig. 1, on a grid that extends beyond either minimum by a quarter of
/// their distance; NaN if omega_0 is unknown.
struct WellCurve {
    std::vector<double> position; ///< s/a
    std::vector<double> energy;   ///< U(s)/k_B [K]
};
WellCurve symmetric_well_curve(const TwoLevelSystems& row, const Material& material,
                               std::size_t points);

} // namespace physics
