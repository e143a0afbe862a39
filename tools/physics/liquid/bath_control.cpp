#include "physics/liquid/bath_control.hpp"

#include <algorithm>

namespace physics {

void BathControl::add(double temperature, const Eigen::VectorXd& moments_off) {
    sums[0] += 1;
    sums[1] += temperature;
    sums.tail(size_cosines) += moments_off;
}

Bath BathControl::corrected(const Bath& bath, const SizeField& field, double temperature,
                            Eigen::Index particles) {
    constexpr double share = 0.2;
    constexpr double gain = 0.02; // of the thermostat: 50 corrections
    Bath next = bath;
    if (sums[0] > 0) {
        const double off = temperature - sums[1] / sums[0];
        next.temperature += gain * std::clamp(off, -0.1 * temperature, 0.1 * temperature);
        const double entropy = 2 * temperature / static_cast<double>(particles);
        for (Eigen::Index k = 0; k < size_cosines; ++k)
            next.sizes.coefficients[smooth_terms + k] +=
                share * (field.strength()[k] + entropy) * sums[2 + k] / sums[0];
    }
    sums.setZero();
    return next;
}

} // namespace physics
