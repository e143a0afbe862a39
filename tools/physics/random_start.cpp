#include "physics/random_start.hpp"

namespace physics {

Configuration random_configuration(const Model& model, Eigen::Index particles, Random& random) {
    Configuration c{box_edge(model, particles), Eigen::Matrix3Xd(3, particles),
                    quantile_sizes(model, particles)};
    for (double& x : c.positions.reshaped())
        x = c.edge * random.uniform();
    return c;
}

Configuration random_liquid(const PairPotential& potential, Eigen::Index particles,
                            const SwapParameters& mixing, std::int64_t sweeps,
                            const RandomStream& positions, const RandomStream& moves) {
    Random random = positions.from(0);
    SwapMonteCarlo sampler(random_configuration(potential.model(), particles, random), potential,
                           mixing, moves.from(0));
    sampler.run(sweeps);
    return sampler.configuration();
}

} // namespace physics
