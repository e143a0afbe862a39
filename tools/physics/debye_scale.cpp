#include "physics/debye_scale.hpp"

#include "physics/constants.hpp"

#include <stdexcept>

namespace physics {

Moduli mean_moduli(const Ensemble& ensemble, const Draw& draw) {
    if (draw.empty())
        throw std::invalid_argument("no glass to average over, expected at least one");
    Moduli mean{0, 0, 0};
    for (const std::size_t glass : draw) {
        mean.shear += ensemble.glasses[glass].shear_modulus;
        mean.bulk += ensemble.glasses[glass].bulk_modulus;
    }
    const auto glasses = static_cast<double>(draw.size());
    return {mean.shear / glasses, mean.bulk / glasses, 0};
}

double debye_frequency(const Ensemble& ensemble, const Draw& draw) {
    return debye_frequency(mean_moduli(ensemble, draw), ensemble.density);
}

double first_plane_wave(const Ensemble& ensemble, const Draw& draw) {
    const Moduli mean = mean_moduli(ensemble, draw);
    return first_plane_wave(mean, ensemble.density, ensemble.edge) /
           debye_frequency(mean, ensemble.density);
}

double debye_temperature(double frequency, double reference_frequency,
                         double reference_temperature) {
    return reference_temperature * frequency / reference_frequency;
}

double angular_frequency(double debye_temperature) { return boltzmann * debye_temperature / hbar; }

} // namespace physics
