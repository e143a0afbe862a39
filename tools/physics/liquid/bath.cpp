#include "physics/liquid/bath.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace physics {

Bath find_bath(const Configuration& start, const PairPotential& potential,
               const BreathingParameters& parameters, std::int64_t steps, const RandomStream& noise,
               const RandomStream& moves, std::int64_t first_step,
               const std::function<void()>& pause) {
    constexpr std::int64_t runs = 5, first_liquids = 4, sweeps_between = 50;
    const std::int64_t length = steps / runs, to_forget = length / 5;
    if (length <= std::max(parameters.finish_sweeps, first_liquids * sweeps_between))
        throw std::invalid_argument("fitting_steps is " + std::to_string(steps) +
                                    ", expected more than " + std::to_string(runs) +
                                    " times finish_sweeps, and at least " +
                                    std::to_string(runs * (first_liquids * sweeps_between + 1)));
    std::vector<Configuration> liquids;
    SwapMonteCarlo sampler(start, potential, parameters.finish,
                           moves.from(first_step * start.particles()));
    for (std::int64_t k = 0; k < first_liquids; ++k) {
        sampler.run(sweeps_between);
        liquids.push_back(sampler.configuration());
    }
    Bath bath{parameters.temperature,
              fit_size_potential(liquids, potential, parameters.temperature)};
    double excess = 0; // sum of the liquid's temperature over that of the thermostat
    for (std::int64_t run = 0; run < runs; ++run) {
        BreathingDynamics motion(liquids.back(), potential, parameters, bath, noise,
                                 first_step + run * length);
        motion.run(to_forget, pause);
        motion.forget_evidence();
        motion.run(length - to_forget, pause);
        excess +=
            motion.evidence().mean(&BreathingEvidence::Row::temperature).value / bath.temperature;
        motion.finish(moves);
        liquids.push_back(motion.configuration());
        bath = {parameters.temperature * static_cast<double>(run + 1) / excess,
                fit_size_potential(liquids, potential, parameters.temperature)};
    }
    return bath;
}

} // namespace physics
