#include "physics/liquid/motion_checks.hpp"

#include <sstream>
#include <stdexcept>

namespace physics {

void expect(bool holds, const char* what, double value, const char* expected) {
    if (holds)
        return;
    std::ostringstream text;
    text << what << " is " << value << ", expected " << expected;
    throw std::invalid_argument(text.str());
}

void expect_stable(const Eigen::Ref<const Eigen::MatrixXd>& velocities, double temperature,
                   double timestep) {
    constexpr double most = 1000; // a start far from equilibrium gives tens
    const double thermal = static_cast<double>(velocities.size()) * temperature;
    if (velocities.squaredNorm() <= most * thermal) // NaN is not
        return;
    std::ostringstream text;
    text << "molecular dynamics blew up: the kinetic energy is more than " << most
         << " times that of temperature " << temperature << ", expected a timestep shorter than "
         << timestep;
    throw std::runtime_error(text.str());
}

} // namespace physics
