#include "physics/tunnelling/worked_example.hpp"

#include "physics/tunnelling/soft_potential.hpp"
#include "physics/tunnelling/tunnelling_integral.hpp"

#include <cmath>

namespace physics {
namespace {

/// n_0 by Eq. (7) but for a factor: P(omega_0, kappa_0) kappa_0 ~ omega_0^4.
double density(double w, double splitting, double smallest) {
    return density_factor(w, splitting, smallest, 1) *
           std::pow(typical_frequency(w, splitting, 1), 4);
}

} // namespace

ExampleNumbers example_numbers(const WorkedExample& example) {
    const double e = example.e, smallest = example.smallest;
    const double ratio = example.w_over_e, w = ratio * e;
    const double top = tunnelling_integral(ratio, 0.1, 1);
    const double growth =
        density(example.w, example.large_splitting, smallest) / density(example.w, e, smallest);
    return {.top_share = top / tunnelling_integral(ratio, smallest / e, 1),
            .top_over_lowest = top / tunnelling_integral(ratio, smallest / e, 10 * smallest / e),
            .frequency_range = typical_frequency(w, smallest, 1) / typical_frequency(w, e, 1),
            .frozen_excess = 1 / integration_factor(w, e, smallest),
            .growth = growth,
            .growth_integrated = growth *
                                 integration_factor(example.w, example.large_splitting, smallest) /
                                 integration_factor(example.w, e, smallest)};
}

} // namespace physics
