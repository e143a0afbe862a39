#include "physics/liquid/size_law.hpp"

#include <numbers>
#include <stdexcept>
#include <string>

namespace physics {

SizeLaw::SizeLaw(const Model& model)
    : smallest_(model.smallest_size), largest_(model.largest_size), square_(smallest_ * smallest_),
      scale_(0) {
    if (!(largest_ > smallest_))
        throw std::invalid_argument(
            "largest_size is " + std::to_string(largest_) +
            ", expected more than smallest_size: sizes of one value cannot breathe");
    scale_ = 1 / (1 - square_ / (largest_ * largest_));
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
    Eigen::VectorXd slope(c.size());
    // dP_k/dy = (2k - 1) P_k-1 + (2k - 5) P_k-3 + ..
    double sums[2] = {0, 0}; // of c_k over even and over odd k above j
    for (Eigen::Index j = c.size(); j-- > 0;) {
        double& sum = sums[(j + 1) % 2];
        sum += c[j]; // c_k of k = j + 1
        slope[j] = static_cast<double>(2 * j + 1) * sum;
    }
    return slope;
}

Eigen::VectorXd cosines(double u) {
    return (std::numbers::pi * u * Eigen::ArrayXd::LinSpaced(size_cosines, 1, size_cosines)).cos();
}

Eigen::VectorXd size_moments(const SizeLaw& law, const Eigen::VectorXd& sizes) {
    Eigen::VectorXd moments = Eigen::VectorXd::Zero(size_cosines);
    for (const double size : sizes)
        moments += cosines(law.share(size));
    return moments;
}

} // namespace physics
