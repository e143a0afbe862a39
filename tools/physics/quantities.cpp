#include "physics/quantities.hpp"

#include <array>

namespace physics {
namespace {

using T = TwoLevelSystems;

constexpr std::string_view n0_unit = "1/(J m^3)";

constexpr std::array<Quantity, 24> table{{
    {"shear_modulus", &T::shear_modulus, false, false, "e/l^3", "mean G"},
    {"bulk_modulus", &T::bulk_modulus, false, false, "e/l^3", "mean K"},
    {"debye_temperature", &T::debye_temperature, false, false, "K", "hbar omega_D/k_B"},
    {"c1", &T::c1, false, false, "1",
     "median of chi a^2/(m omega_D^2), nonlinear modes in the window, each once"},
    {"c1_harmonic", &T::c1_harmonic, false, false, "1",
     "the same, softest harmonic modes below the cut-off of A_4"},
    {"chi_ratio", &T::chi_ratio, false, false, "1",
     "median of chi/chi_1, the same harmonic modes and the nonlinear ones they lead to"},
    {"A4", &T::A4, false, true, "1", "A_4 omega_D^5"},
    {"W_over_E", &T::W_over_E, false, false, "1", "W/E"},
    {"omega0_over_omega_bar", &T::omega0_over_omega_bar, false, false, "1", "Eq. (6)"},
    {"omega0_over_omegaD", &T::omega0_over_omegaD, false, false, "1", "Eq. (12)"},
    {"C0", &T::C0, false, false, "1/(J m^3 s)", "Eq. (7)"},
    {"DL", &T::DL, false, true, "s", "D_L(omega_0) = A_4 omega_0^4"},
    {"D_counted", &T::D_counted, false, false, "s",
     "D(omega_0) from all harmonic modes near omega_0, plane waves among them"},
    {"f", &T::f, true, false, "1", "Eq. (10), averaged over the area of the strip"},
    {"f_scaled", &T::f_scaled, true, false, "1", "Eq. (10), averaged in kappa/(sqrt(chi) omega)"},
    {"f_kernel", &T::f_kernel, false, false, "1", "Eq. (10), kernel density at symmetric wells"},
    {"f_tail", &T::f_tail, false, false, "1", "Eq. (10), maximum-likelihood tail"},
    {"f_narrow_over_f", &T::f_narrow_over_f, false, false, "1",
     "f of the window up to narrow_high, over f; NaN where its strip is empty"},
    {"n0", &T::n0, true, true, n0_unit, "Eq. (8) with f"},
    {"n0_scaled", &T::n0_scaled, true, true, n0_unit, "Eq. (8) with f_scaled"},
    {"n0_kernel", &T::n0_kernel, false, true, n0_unit, "Eq. (8) with f_kernel"},
    {"n0_tail", &T::n0_tail, false, true, n0_unit, "Eq. (8) with f_tail"},
    {"n0_integrated", &T::n0_integrated, true, true, n0_unit, "with f, Eq. (4) integrated"},
    {"n0_tail_integrated", &T::n0_tail_integrated, false, true, n0_unit,
     "with f_tail, Eq. (4) integrated"},
}};

} // namespace

std::span<const Quantity> quantities() { return table; }

} // namespace physics
