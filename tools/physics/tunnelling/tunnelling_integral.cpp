#include "physics/tunnelling/tunnelling_integral.hpp"

#include <cmath>
#include <stdexcept>

namespace physics {

double tunnelling_integral(double w_over_e, double low, double high) {
    if (!(w_over_e > 1 && low > 0 && low <= high && high <= 1))
        throw std::invalid_argument("W/E and the limits are out of order, expected "
                                    "W/E > 1 and 0 < low <= high <= 1");
    // With Delta_0 = E/cosh(u) the measure E dDelta_0/(Delta_0 sqrt(E^2 - Delta_0^2)) is du, and
    // the integrand is smooth: Simpson's rule.
    const double first = std::acosh(1 / high), last = std::acosh(1 / low);
    const auto plateau = [&](double u) {
        return std::pow(std::log(w_over_e * std::cosh(u)) / std::log(w_over_e), -2.0 / 3.0);
    };
    constexpr int intervals = 400;
    const double step = (last - first) / intervals;
    double sum = plateau(first) + plateau(last);
    for (int i = 1; i < intervals; ++i)
        sum += (i % 2 == 1 ? 4 : 2) * plateau(first + step * i);
    return sum * step / 3;
}

double integration_factor(double w, double splitting, double smallest_tunnelling) {
    return tunnelling_integral(w / splitting, smallest_tunnelling / splitting, 1) /
           std::log(2 * splitting / smallest_tunnelling);
}

} // namespace physics
