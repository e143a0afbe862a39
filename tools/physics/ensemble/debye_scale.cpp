#include "physics/ensemble/debye_scale.hpp"

#include "physics/ensemble/draws.hpp"
#include "physics/statistics/bootstrap.hpp"
#include "physics/tunnelling/constants.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

namespace physics {
namespace {

using S = DebyeScale;
constexpr std::array members{&S::shear_modulus,   &S::bulk_modulus,     &S::pressure,
                             &S::debye_frequency, &S::first_plane_wave, &S::debye_temperature};

DebyeScale scale_of(const Ensemble& e, const Draw& draw, double reference,
                    double reference_temperature) {
    const Moduli mean = mean_moduli(e, draw);
    const double omega = debye_frequency(mean, e.density);
    return {mean.shear,
            mean.bulk,
            mean.pressure,
            omega,
            first_plane_wave(mean, e.density, e.edge) / omega,
            debye_temperature(omega, reference, reference_temperature)};
}

/// Of omega_D.
double relative_error(const Ensemble& e) {
    const auto omega = [&](const Draw& draw) { return debye_frequency(e, draw); };
    return jackknife_error(independent_groups(e), omega) / omega(every_glass(e));
}

} // namespace

Moduli mean_moduli(const Ensemble& ensemble, const Draw& draw) {
    if (draw.empty())
        throw std::invalid_argument("no glass to average over, expected at least one");
    Moduli mean{0, 0, 0};
    for (const std::size_t glass : draw) {
        mean.shear += ensemble.glasses[glass].shear_modulus;
        mean.bulk += ensemble.glasses[glass].bulk_modulus;
        mean.pressure += ensemble.glasses[glass].pressure;
    }
    const auto glasses = static_cast<double>(draw.size());
    return {mean.shear / glasses, mean.bulk / glasses, mean.pressure / glasses};
}

double debye_frequency(const Ensemble& ensemble, const Draw& draw) {
    return debye_frequency(mean_moduli(ensemble, draw), ensemble.density);
}

double debye_temperature(double frequency, double reference_frequency,
                         double reference_temperature) {
    return reference_temperature * frequency / reference_frequency;
}

double angular_frequency(double debye_temperature) { return boltzmann * debye_temperature / hbar; }

std::vector<MeasuredScale> scale_debye(const std::vector<Ensemble>& ensembles,
                                       double reference_parent_temperature,
                                       double reference_debye_temperature) {
    const Ensemble& zero = ensembles[find_parent(ensembles, reference_parent_temperature)];
    const double reference = debye_frequency(zero, every_glass(zero));
    const double reference_share = relative_error(zero);
    std::vector<MeasuredScale> scales;
    for (const Ensemble& e : ensembles) {
        const auto scale = [&](const Draw& draw) {
            return scale_of(e, draw, reference, reference_debye_temperature);
        };
        MeasuredScale measured{scale(every_glass(e)), {}, blocking(e, pressure_at_rest)};
        const auto groups = independent_groups(e);
        for (double DebyeScale::*member : members)
            measured.error.*member =
                jackknife_error(groups, [&](const Draw& draw) { return scale(draw).*member; });
        double& kelvin = measured.error.debye_temperature;
        kelvin = &e == &zero
                     ? 0
                     : std::hypot(kelvin, reference_share * measured.value.debye_temperature);
        scales.push_back(measured);
    }
    return scales;
}

} // namespace physics
