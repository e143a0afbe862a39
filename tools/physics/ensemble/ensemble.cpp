#include "physics/ensemble/ensemble.hpp"

#include "physics/ensemble/debye_scale.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/model/model.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace physics {

std::int64_t counted_glasses(const Ensemble& ensemble) {
    return std::ranges::count_if(ensemble.glasses, &MeasuredGlass::counted);
}

Draw every_glass(const Ensemble& ensemble) {
    Draw draw(ensemble.glasses.size());
    std::iota(draw.begin(), draw.end(), std::size_t{0});
    return draw;
}

Blocking blocking(const Ensemble& ensemble, const Observable& observable) {
    std::vector<ChainValue> values;
    for (const MeasuredGlass& glass : ensemble.glasses)
        values.push_back({glass.chain, glass.sweep, glass.id, observable(glass)});
    return blocking(values);
}

void keep(const CountedStarts& starts, std::vector<Ensemble>& ensembles) {
    for (Ensemble& e : ensembles) {
        const double highest = starts.below_debye * debye_frequency(e, every_glass(e));
        for (MeasuredGlass& g : e.glasses) {
            // a glass whose box would yield has no speed of sound
            const Moduli moduli = g.shear_modulus > 0
                                      ? Moduli{g.shear_modulus, g.bulk_modulus, g.pressure}
                                      : mean_moduli(e, every_glass(e));
            const double limit = std::min(highest, starts.below_plane_wave *
                                                       first_plane_wave(moduli, e.density, e.edge));
            for (auto* modes : {&g.cubic, &g.duplicates})
                std::erase_if(*modes, [&](const auto& m) { return m.start_frequency >= limit; });
            if (!starts.each)
                continue;
            g.cubic.insert(g.cubic.end(), g.duplicates.begin(), g.duplicates.end());
            g.duplicates.clear();
        }
    }
}

std::size_t find_parent(const std::vector<Ensemble>& ensembles, double parent_temperature) {
    for (std::size_t p = 0; p < ensembles.size(); ++p)
        if (same_temperature(ensembles[p].parent_temperature, parent_temperature))
            return p;
    throw std::invalid_argument("no glass has the parent temperature " +
                                std::to_string(parent_temperature));
}

} // namespace physics
