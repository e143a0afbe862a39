#include "physics/poisson.hpp"

#include <cmath>

namespace physics {

double poisson_mean(std::size_t count, Random& random) {
    double sum = 0;
    for (std::size_t i = 0; i <= count; ++i)
        sum -= std::log1p(-random.uniform());
    return sum;
}

} // namespace physics
