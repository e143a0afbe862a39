#include "physics/uncertain_moduli.hpp"

#include "physics/blocking.hpp"
#include "physics/bootstrap.hpp"

#include <cmath>

namespace physics {

UncertainModuli::UncertainModuli(const Ensemble& ensemble)
    : mean_(mean_moduli(ensemble, every_glass(ensemble))) {
    const auto groups = independent_groups(ensemble);
    const auto glasses = static_cast<double>(ensemble.glasses.size());
    const double worth = effective_number(groups);
    degrees_ = worth - 1;
    const double scale = std::sqrt(worth / (worth - 1)) / glasses;
    for (const Draw& group : groups) {
        const Moduli own = mean_moduli(ensemble, group);
        const double weight = scale * static_cast<double>(group.size());
        deviations_.push_back({weight * (own.shear - mean_.shear), weight * (own.bulk - mean_.bulk),
                               weight * (own.pressure - mean_.pressure)});
    }
}

Moduli UncertainModuli::draw(Random& random) const {
    const double wider = std::sqrt(degrees_ / (2 * random.gamma(degrees_ / 2))); // sqrt(nu/chi^2)
    Moduli off{0, 0, 0};
    for (const Moduli& deviation : deviations_) {
        const double z = wider * random.normal();
        off.shear += z * deviation.shear;
        off.bulk += z * deviation.bulk;
        off.pressure += z * deviation.pressure;
    }
    return {mean_.shear * std::exp(off.shear / mean_.shear),
            mean_.bulk * std::exp(off.bulk / mean_.bulk), mean_.pressure + off.pressure};
}

} // namespace physics
