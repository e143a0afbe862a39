#include "physics/statistics/poisson.hpp"

#include <stdexcept>
#include <string>

namespace physics {

double poisson_mean(double count, Random& random) {
    if (!(count >= 0))
        throw std::invalid_argument("count is " + std::to_string(count) +
                                    ", expected not negative");
    return random.gamma(count + 1);
}

} // namespace physics
