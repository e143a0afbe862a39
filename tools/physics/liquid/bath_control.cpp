#include "physics/liquid/bath_control.hpp"

#include <algorithm>

namespace physics {

void BathControl::add(double temperature, const Eigen::VectorXd& moments_off) {
    sums[0] += 1;
    sums[1] += temperature;
    sums.tail(held_moments) += moments_off;
}

Bath BathControl::corrected(const Bath& bath, const SizeField& field, const SizeLaw& law,
                            double temperature, Eigen::Index particles) {
    constexpr double share = 0.2;
    constexpr double gain = 0.02; // of the thermostat: 50 corrections
    Bath next = bath;
    if (sums[0] > 0) {
        const double off = temperature - sums[1] / sums[0];
        next.temperature += gain * std::clamp(off, -0.1 * temperature, 0.1 * temperature);
        const Eigen::VectorXd off_moments = sums.tail(held_moments) / sums[0];
        Eigen::VectorXd lacks(held_moments);
        for (Eigen::Index k = 0; k < held_moments; ++k) {
            const double entropy = static_cast<double>(2 * k + 3) * temperature;
            lacks[k] =
                (field.strength()[k] + entropy / static_cast<double>(particles)) * off_moments[k];
        }
        next.sizes.coefficients += share * potential_of_moments(law, lacks).coefficients;
    }
    sums.setZero();
    return next;
}

} // namespace physics
