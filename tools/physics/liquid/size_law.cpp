#include "physics/liquid/size_law.hpp"

#include <stdexcept>
#include <string>

namespace physics {

SizeLaw::SizeLaw(const Model& model)
    : square_(model.smallest_size * model.smallest_size), scale_(0),
      middle_((model.smallest_size + model.largest_size) / 2),
      half_range_((model.largest_size - model.smallest_size) / 2) {
    if (!(half_range_ > 0))
        throw std::invalid_argument(
            "largest_size is " + std::to_string(model.largest_size) +
            ", expected more than smallest_size: sizes of one value cannot breathe");
    scale_ = 1 / (1 - square_ / (model.largest_size * model.largest_size));
}

Eigen::VectorXd legendre(double y, Eigen::Index count) {
    Eigen::VectorXd p(count);
    double before = 1, now = y; // P_k-1, P_k
    for (Eigen::Index k = 1; k <= count; ++k) {
        p[k - 1] = now;
        const double order = static_cast<double>(k);
        const double next = ((2 * order + 1) * y * now - order * before) / (order + 1);
        before = now;
        now = next;
    }
    return p;
}

Eigen::VectorXd slope_of_legendre(const Eigen::VectorXd& c) {
    const Eigen::Index count = c.size();
    // coefficients of P_k by y P_k and P_k-1, then of the derivative
    Eigen::VectorXd before = Eigen::VectorXd::Zero(count + 2), now = before, slope(count);
    before[0] = 1;
    now[1] = 1;
    slope.setZero();
    for (Eigen::Index k = 1; k <= count; ++k) {
        for (Eigen::Index power = 1; power <= k; ++power)
            slope[power - 1] += c[k - 1] * static_cast<double>(power) * now[power];
        const double order = static_cast<double>(k);
        Eigen::VectorXd next = -order / (order + 1) * before;
        next.tail(count + 1) += (2 * order + 1) / (order + 1) * now.head(count + 1);
        before = now;
        now = next;
    }
    return slope;
}

Eigen::VectorXd size_moments(const SizeLaw& law, const Eigen::VectorXd& sizes, Eigen::Index count) {
    Eigen::VectorXd moments = Eigen::VectorXd::Zero(count);
    for (const double size : sizes)
        moments += legendre(2 * law.share(size) - 1, count);
    return moments;
}

} // namespace physics
