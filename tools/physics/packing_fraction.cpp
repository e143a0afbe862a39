#include "physics/packing_fraction.hpp"

#include <numbers>

namespace physics {

double packing_fraction(const Eigen::VectorXd& diameters, double volume) {
    return std::numbers::pi / 6 * diameters.array().cube().sum() / volume;
}

} // namespace physics
