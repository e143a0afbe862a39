#pragma once

namespace physics {

/// Integral over Delta_0 of P(E, Delta_0)/P_0(E), [Ji] Eq. (4), with P_0 ~ [ln(W/Delta_0)]^(-2/3),
/// which follows from P(omega, kappa_c) ~ omega^3.  [Ji] Eq. (7) takes P_0 at Delta_0 = E instead.
/// @param w_over_e    W/E > 1
/// @param low, high   limits in units of E, 0 < low <= high <= 1
/// @throws std::invalid_argument  outside these
double tunnelling_integral(double w_over_e, double low, double high);

/// The factor by which n_0 shrinks when Eq. (4) is integrated: tunnelling_integral(W/E,
/// Delta_min/E, 1) over ln(2E/Delta_min) of Eq. (7).  Less than 1.
double integration_factor(double w, double splitting, double smallest_tunnelling);

} // namespace physics
