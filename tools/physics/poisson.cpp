#include "physics/poisson.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// Gamma(shape), shape >= 1.  G. Marsaglia and W. W. Tsang, ACM Trans. Math. Softw. 26, 363 (2000)
double gamma(double shape, Random& random) {
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = random.normal(), root = 1 + c * x, u = random.uniform();
        if (root <= 0)
            continue;
        const double v = root * root * root;
        if (std::log1p(-u) < x * x / 2 + d - d * v + d * std::log(v))
            return d * v;
    }
}

} // namespace

double poisson_mean(double count, Random& random) {
    if (!(count >= 0))
        throw std::invalid_argument("count is " + std::to_string(count) +
                                    ", expected not negative");
    return gamma(count + 1, random);
}

} // namespace physics
