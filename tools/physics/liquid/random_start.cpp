#include "physics/liquid/random_start.hpp"

#include <stdexcept>
#include <string>

namespace physics {

namespace {

constexpr double closest = 0.6; // pair sizes; phi is then 165 e
constexpr int tries = 10000;

bool fits(const Configuration& c, Eigen::Index i, const PairPotential& potential) {
    for (Eigen::Index j = i + 1; j < c.particles(); ++j) {
        const double nearest = closest * potential.pair_size(c.diameters[i], c.diameters[j]);
        if (nearest_image(c.positions.col(j) - c.positions.col(i), c.edge).squaredNorm() <
            nearest * nearest)
            return false;
    }
    return true;
}

} // namespace

Configuration random_configuration(const PairPotential& potential, Eigen::Index particles,
                                   Random& random) {
    const Model& model = potential.model();
    Configuration c{box_edge(model, particles), Eigen::Matrix3Xd(3, particles),
                    quantile_sizes(model, particles)};
    for (Eigen::Index i = particles; i-- > 0;) { // sizes ascend
        int left = tries;
        do {
            if (left-- == 0)
                throw std::invalid_argument("no place for particle " + std::to_string(i) +
                                            " of a random start: the density is too high");
            for (double& x : c.positions.col(i))
                x = c.edge * random.uniform();
        } while (!fits(c, i, potential));
    }
    return c;
}

Configuration random_liquid(const PairPotential& potential, Eigen::Index particles,
                            const SwapParameters& mixing, std::int64_t sweeps,
                            const RandomStream& positions, const RandomStream& moves) {
    Random random = positions.from(0);
    SwapMonteCarlo sampler(random_configuration(potential, particles, random), potential, mixing,
                           moves.from(0));
    sampler.run(sweeps);
    return sampler.configuration();
}

} // namespace physics
