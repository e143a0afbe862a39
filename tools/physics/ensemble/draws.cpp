#include "physics/ensemble/draws.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/statistics/bootstrap.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace physics {

std::vector<Draw> independent_groups(const Ensemble& ensemble, const Observable& observable) {
    std::vector<Draw> groups = blocking(ensemble, observable).groups;
    if (groups.size() < 2)
        throw std::invalid_argument("T_p = " + std::to_string(ensemble.parent_temperature) +
                                    " has " + std::to_string(groups.size()) +
                                    " glass, expected at least 2 for an error bar");
    return groups;
}

UncertainModuli::UncertainModuli(const Ensemble& ensemble)
    : mean_(mean_moduli(ensemble, every_glass(ensemble))) {
    const auto groups = independent_groups(ensemble);
    degrees_ = degrees_of_freedom(groups);
    const auto count = static_cast<double>(groups.size());
    Moduli middle{0, 0, 0};
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Moduli rest = mean_moduli(ensemble, without(groups, g));
        deviations_.push_back(rest);
        middle.shear += rest.shear / count;
        middle.bulk += rest.bulk / count;
    }
    const double scale = std::sqrt((count - 1) / count);
    for (Moduli& d : deviations_)
        d = {scale * (d.shear - middle.shear), scale * (d.bulk - middle.bulk), 0};
}

Moduli UncertainModuli::draw(Random& random) const {
    const double wider = std::sqrt(degrees_ / (2 * random.gamma(degrees_ / 2))); // sqrt(nu/chi^2)
    Moduli off{0, 0, 0};
    for (const Moduli& deviation : deviations_) {
        const double z = wider * random.normal();
        off.shear += z * deviation.shear;
        off.bulk += z * deviation.bulk;
    }
    return {mean_.shear * std::exp(off.shear / mean_.shear),
            mean_.bulk * std::exp(off.bulk / mean_.bulk), mean_.pressure};
}

Sampler::Sampler(const Ensemble& ensemble, std::uint64_t seed)
    : ensemble_(&ensemble), seed_(seed), moduli_(ensemble) {}

double Sampler::debye_frequency() const {
    return physics::debye_frequency(moduli_.mean(), ensemble_->density);
}

Sample Sampler::sample(const std::vector<Draw>& groups, std::size_t index) const {
    Random random = bootstrap_stream(seed_, ensemble_->parent_temperature, index);
    const Moduli moduli = moduli_.draw(random);
    Draw glasses = resample(groups, random);
    return {moduli, std::move(glasses), random};
}

} // namespace physics
