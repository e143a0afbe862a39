#pragma once

#include <vector>

namespace physics {

/// Coefficients of stage j: y_j = rest y_0 + one y_{j-1} + two y_{j-2} + tau (now F_{j-1} + first
/// F_0).
struct Stage {
    double rest, one, two, now, first;
};

/// Stages 1 .. s of the Runge-Kutta-Chebyshev method of order 2, damping 2/13; the first element is
/// empty.  Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88, 315 (1998).  @pre  s >= 2
std::vector<Stage> chebyshev_stages(int s);

/// Fewest stages that are stable over tau with spectral radius rho.
int stages_for(double tau, double rho);
/// The longest tau that s stages are stable over.
double longest_step(int s, double rho);

} // namespace physics
