#include "physics/ensemble/quantities.hpp"

namespace physics {
namespace {

using T = TwoLevelSystems;

constexpr Counts none{nullptr, nullptr}, strip{&SoftModes::strip, nullptr},
    modes{&SoftModes::modes, nullptr}, both{&SoftModes::strip, &SoftModes::modes},
    wells{&SoftModes::double_wells, nullptr};

constexpr std::string_view n0_unit = "1/(J m^3)";

constexpr std::array<Quantity, 25> table{{
    {"shear_modulus", &T::shear_modulus, none, "e/l^3", "mean G"},
    {"bulk_modulus", &T::bulk_modulus, none, "e/l^3", "mean K"},
    {"debye_temperature", &T::debye_temperature, none, "K", "hbar omega_D/k_B"},
    {"c1", &T::c1, none, "1",
     "median of chi a^2/(m omega_D^2), nonlinear modes in the window, each once"},
    {"c1_harmonic", &T::c1_harmonic, none, "1",
     "the same, softest harmonic modes below the cut-off of A_4"},
    {"chi_ratio", &T::chi_ratio, none, "1",
     "median of chi/chi_1, the same harmonic modes and the nonlinear ones they lead to"},
    {"A4", &T::A4, modes, "1", "A_4 omega_D^5"},
    {"W_over_E", &T::W_over_E, none, "1", "W/E"},
    {"omega0_over_omega_bar", &T::omega0_over_omega_bar, none, "1", "Eq. (6)"},
    {"omega0_over_omegaD", &T::omega0_over_omegaD, none, "1", "Eq. (12)"},
    {"C0", &T::C0, none, "1/(J m^3 s)", "Eq. (7)"},
    {"DL", &T::DL, modes, "s", "D_L(omega_0) = A_4 omega_0^4"},
    {"D_counted", &T::D_counted, none, "s",
     "D(omega_0) from all harmonic modes near omega_0, plane waves among them"},
    {"double_well_share", &T::double_well_share, wells, "1",
     "share of the modes in the window with a second minimum, above the spinodal"},
    {"f", &T::f, strip, "1", "Eq. (10), averaged over the area of the strip"},
    {"f_scaled", &T::f_scaled, strip, "1", "Eq. (10), averaged in kappa/(sqrt(chi) omega)"},
    {"f_kernel", &T::f_kernel, none, "1", "Eq. (10), kernel density at symmetric wells"},
    {"f_tail", &T::f_tail, none, "1", "Eq. (10), maximum-likelihood tail"},
    {"f_narrow_over_f", &T::f_narrow_over_f, none, "1",
     "f of the window up to narrow_high, over f; NaN where its strip is empty"},
    {"n0", &T::n0, both, n0_unit, "Eq. (8) with f"},
    {"n0_scaled", &T::n0_scaled, both, n0_unit, "Eq. (8) with f_scaled"},
    {"n0_kernel", &T::n0_kernel, modes, n0_unit, "Eq. (8) with f_kernel"},
    {"n0_tail", &T::n0_tail, modes, n0_unit, "Eq. (8) with f_tail"},
    {"n0_integrated", &T::n0_integrated, both, n0_unit, "with f, Eq. (4) integrated"},
    {"n0_tail_integrated", &T::n0_tail_integrated, modes, n0_unit,
     "with f_tail, Eq. (4) integrated"},
}};

} // namespace

std::span<const Quantity> quantities() { return table; }

} // namespace physics
