#include "physics/liquid/rosenfeld_tarazona.hpp"

#include <cmath>
#include <limits>

namespace physics {

std::vector<MeanOfChains> temperatures_of_energies(std::span<const double> temperatures,
                                                   std::span<const MeanOfChains> energies) {
    constexpr double power = 0.6, unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<MeanOfChains> found(temperatures.size(), {unknown, unknown});
    if (temperatures.size() < 3)
        return found;
    const double hot = std::pow(temperatures[0], power), cold = std::pow(temperatures[1], power);
    const MeanOfChains &at_hot = energies[0], &at_cold = energies[1];
    const double slope = (cold - hot) / (at_cold.value - at_hot.value);
    for (std::size_t k = 2; k < found.size(); ++k) {
        const double way = (energies[k].value - at_hot.value) / (at_cold.value - at_hot.value);
        const double x = hot + way * (cold - hot); // T^(3/5)
        if (!(x > 0))
            continue;
        const double error =
            std::hypot(energies[k].error, (1 - way) * at_hot.error, way * at_cold.error);
        const double t = std::pow(x, 1 / power);
        found[k] = {t, t / (power * x) * std::abs(slope) * error};
    }
    return found;
}

} // namespace physics
