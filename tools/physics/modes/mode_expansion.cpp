#include "physics/modes/mode_expansion.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

Eigen::Vector3d stretch(const Bond& bond, const Eigen::Ref<const Eigen::VectorXd>& z) {
    if (3 * bond.j + 3 > z.size())
        throw std::invalid_argument("bond names particle " + std::to_string(bond.j) +
                                    ", mode has " + std::to_string(z.size() / 3));
    return z.segment<3>(3 * bond.j) - z.segment<3>(3 * bond.i);
}

} // namespace

Expansion expand_along(std::span<const Bond> bonds, const Eigen::Ref<const Eigen::VectorXd>& z) {
    if (!(std::abs(z.norm() - 1) <= 1e-10))
        throw std::invalid_argument("mode has norm " + std::to_string(z.norm()) + ", expected 1");

    Expansion sum{0, 0, 0};
    for (const Bond& bond : bonds) {
        // r^2/2 becomes r^2/2 + a s + b s^2/2: its higher derivatives vanish.
        const Eigen::Vector3d dz = stretch(bond, z);
        const double a = bond.r.dot(dz), b = dz.squaredNorm();
        sum.lambda += bond.g2 * a * a + bond.g1 * b;
        sum.kappa += bond.g3 * a * a * a + 3 * bond.g2 * a * b;
        sum.chi += bond.g4 * a * a * a * a + 6 * bond.g3 * a * a * b + 3 * bond.g2 * b * b;
    }
    return sum;
}

Contractions contract(std::span<const Bond> bonds, const Eigen::Ref<const Eigen::VectorXd>& z) {
    Contractions sum{Eigen::VectorXd::Zero(z.size()), Eigen::VectorXd::Zero(z.size())};
    for (const Bond& bond : bonds) {
        const Eigen::Vector3d dz = stretch(bond, z);
        const double a = bond.r.dot(dz), b = dz.squaredNorm();
        const Eigen::Vector3d hz = bond.g2 * a * bond.r + bond.g1 * dz;
        const Eigen::Vector3d u3zz =
            (bond.g3 * a * a + bond.g2 * b) * bond.r + 2 * bond.g2 * a * dz;
        sum.hz.segment<3>(3 * bond.i) -= hz;
        sum.hz.segment<3>(3 * bond.j) += hz;
        sum.u3zz.segment<3>(3 * bond.i) -= u3zz;
        sum.u3zz.segment<3>(3 * bond.j) += u3zz;
    }
    return sum;
}

double participation_ratio(const Eigen::Ref<const Eigen::VectorXd>& z) {
    double second = 0, fourth = 0; // sums of |z_i|^2 and |z_i|^4
    const Eigen::Index particles = z.size() / 3;
    for (Eigen::Index i = 0; i < particles; ++i) {
        const double square = z.segment<3>(3 * i).squaredNorm();
        second += square;
        fourth += square * square;
    }
    return second * second / (static_cast<double>(particles) * fourth);
}

} // namespace physics
