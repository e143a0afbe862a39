#include "physics/numerics/chebyshev_stages.hpp"

#include <algorithm>
#include <cmath>

namespace physics {

std::vector<Stage> chebyshev_stages(int s) {
    const auto count = static_cast<std::size_t>(s) + 1;
    const double w0 = 1 + 2.0 / 13 / (s * s);
    std::vector<double> t(count), d(count), dd(count), b(count); // T_j, T_j', T_j'' at w0; b_j
    t[0] = 1, t[1] = w0, d[1] = 1;
    for (std::size_t j = 2; j < count; ++j) {
        t[j] = 2 * w0 * t[j - 1] - t[j - 2];
        d[j] = 2 * w0 * d[j - 1] - d[j - 2] + 2 * t[j - 1];
        dd[j] = 2 * w0 * dd[j - 1] - dd[j - 2] + 4 * d[j - 1];
        b[j] = dd[j] / (d[j] * d[j]);
    }
    b[0] = b[1] = b[2];
    const double w1 = d.back() / dd.back();
    std::vector<Stage> stages{{}, {1, 0, 0, b[1] * w1, 0}};
    for (std::size_t j = 2; j < count; ++j) {
        const double one = 2 * b[j] * w0 / b[j - 1], two = -b[j] / b[j - 2];
        const double now = 2 * b[j] * w1 / b[j - 1];
        stages.push_back({1 - one - two, one, two, now, -(1 - b[j - 1] * t[j - 1]) * now});
    }
    return stages;
}

int stages_for(double tau, double rho) {
    return std::max(2, 1 + static_cast<int>(std::sqrt(1 + 1.54 * tau * rho)));
}
double longest_step(int s, double rho) {
    return (static_cast<double>(s - 1) * (s - 1) - 1) / (1.54 * rho);
}

} // namespace physics
