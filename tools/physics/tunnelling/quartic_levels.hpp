#pragma once

namespace physics {

/// Delta_0/(hbar omega_bar) of the symmetric quartic well of frequency y omega_bar, with omega_bar of
/// tunnelling_frequency(): the distance of its two lowest levels.  [Ji] Eq. (3) has the exponential
/// exp(-y^3) alone, W/(hbar omega_bar) = 1/48^(1/3), and is 30 times smaller at y^3 = 5.
/// From a table of levels, to 1 %.  @throws std::invalid_argument  unless 1.5 <= y <= 4.1
double symmetric_splitting(double y);

/// Integral over omega of E/sqrt(E^2 - Delta_0(omega)^2), in units of omega_bar, over the symmetric
/// wells with Delta_min < Delta_0 < E.
/// @param splitting, smallest  E and Delta_min                    [hbar omega_bar]
/// @return NaN where they are not those of symmetric_splitting() within its range
double splitting_integral(double splitting, double smallest);

/// n_0 from the levels of the quartic instead of [Ji] Eqs. (3), (7), and with both signs of epsilon:
///     n_0 = 2 integral domega P(omega, kappa_c) E/sqrt(E^2 - Delta_0^2)/|depsilon/dkappa|,
/// where P(omega, kappa_c) kappa_c = 3 A_4 omega^4 f/a^3 and |depsilon/dkappa| = 4 kappa_c^3/3 chi^3:
///     n_0 = A_4 f omega_bar^4 splitting_integral()/(hbar a^3).        [1/(J m^3)]
/// @param quartic_prefactor  A_4, D_L = A_4 omega^4                [s^5]
/// @param fraction           f, the same at all omega
/// @param omega_bar          [rad/s]     @param spacing  a [m]
/// @param splitting, smallest  E and Delta_min [J]
double quartic_density(double quartic_prefactor, double fraction, double omega_bar, double spacing,
                       double splitting, double smallest);

} // namespace physics
