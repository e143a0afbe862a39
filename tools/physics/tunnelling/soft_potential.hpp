#pragma once

namespace physics {

/// The soft potential along the reaction coordinate.  [Ji] Eqs. (1)-(8), (13), (14).
/// Any coherent system of units where hbar does not enter; SI where it does.  kappa >= 0, chi > 0.
struct QuarticWell {
    double mass;  ///< m
    double omega; ///< m omega^2: curvature at the minimum s = 0
    double kappa;
    double chi;
};

/// U(s) = m omega^2 s^2/2 + kappa s^3/6 + chi s^4/24.  [Ji] Eq. (1)
double energy(const QuarticWell& well, double s);

/// kappa/(sqrt(m chi) omega) above which a second minimum exists, sqrt(8/3), and where both
/// minima are equally deep, sqrt(3).  [Ji] Fig. 2
double spinodal_slope();
double symmetric_slope();

/// kappa_c = omega sqrt(3 m chi): the two wells are equally deep.  [Ji] above Eq. (3)
double symmetric_kappa(double mass, double omega, double chi);

/// Position of the second minimum, s < 0.  [Ji] SI
/// @throws std::invalid_argument  below the spinodal, where there is none
double second_minimum(const QuarticWell& well);

/// Position of the top between the two minima, s < 0.
/// @throws std::invalid_argument  below the spinodal, where there is none
double top_between(const QuarticWell& well);

/// U(second minimum) - U(0), negative where the second is deeper.  [Ji] Eq. (13)
/// Its derivative with respect to kappa at kappa_c is -4 kappa_c^3/3 chi^3; [Ji] prints the
/// magnitude.
/// @throws std::invalid_argument  below the spinodal
double asymmetry(const QuarticWell& well);

/// chi = c_1 m omega_D^2/a^2.  [J/m^4]  [Ji] "Numerical estimation"
double quartic_coefficient(double c1, double mass, double debye_frequency, double spacing);

/// omega_bar = (hbar chi/2m^2)^(1/3).  [rad/s]  [Ji] below Eq. (3)
double tunnelling_frequency(double mass, double chi);

/// W = hbar (hbar chi/96m^2)^(1/3).  [J]  [Ji] below Eq. (3)
double tunnelling_energy(double mass, double chi);

/// Delta_0 = W exp[-(omega/omega_bar)^3].  [J]  [Ji] Eq. (3)
double tunnel_splitting(double w, double omega, double omega_bar);

/// omega_0 = [ln(W/E)]^(1/3) omega_bar, where Delta_0 = E.  [rad/s]  [Ji] Eq. (6)
/// @throws std::invalid_argument  unless W > E
double typical_frequency(double w, double splitting, double omega_bar);

/// |d(omega, kappa)/d(E, Delta_0)| near symmetric wells.  [Ji] Eq. (14)
/// For one sign of kappa - kappa_c, as in [Ji]; both signs give the same E and would double n_0.
/// @pre  0 < delta_0 < splitting
double jacobian(const QuarticWell& symmetric, double splitting, double delta_0);

/// P_0 = P(omega, kappa_c) kappa_c (omega_bar/omega)^6/(18 hbar).  [Ji] Eq. (5)
double plateau_density(double joint_density_times_kappa, double omega, double omega_bar);

/// P(E, Delta_0) = P_0 E/(Delta_0 sqrt(E^2 - Delta_0^2)).  [Ji] Eq. (4)
/// @pre  0 < delta_0 < splitting
double splitting_density(double plateau, double splitting, double delta_0);

/// C_0 = ln(2E/Delta_min)/(6 hbar a^3 ln^2(W/E)).  [1/(J m^3 s)]  [Ji] Eqs. (7), (8)
/// @throws std::invalid_argument  unless W > E > Delta_min > 0
double density_factor(double w, double splitting, double smallest_tunnelling, double spacing);

/// D_L(omega_0) = A_4 omega_0^4.  [s]  [Ji] "Numerical estimation"
/// @param prefactor  A_4 omega_D^5      @param x0  omega_0/omega_D
double quartic_mode_density(double prefactor, double x0, double debye_frequency);

/// n_0 = C_0 D_L(omega_0) f(omega_0).  [1/(J m^3)]  [Ji] Eqs. (8), (9)
double two_level_density(double c0, double mode_density, double fraction);

} // namespace physics
