#include "physics/paths/arc_length.hpp"

#include <algorithm>
#include <cmath>

namespace physics {
namespace {

using Eigen::Index;
using Eigen::Matrix3Xd;

/// Length of the arc over the chord from image k - 1 to k, by the tangents there.
double arc_over(const std::vector<Matrix3Xd>& images, Index k) {
    const auto image = static_cast<std::size_t>(k);
    const Matrix3Xd chord = images[image] - images[image - 1];
    const Index last = static_cast<Index>(images.size()) - 1;
    // Half the angle; at an end, between the chord and the tangent of the other image.
    const Matrix3Xd from = k > 1 ? tangent(images, k - 1) : chord.normalized();
    const Matrix3Xd to = k < last ? tangent(images, k) : chord.normalized();
    const double share = k > 1 && k < last ? 0.5 : 1.0;
    const double half = share * 2 * std::asin(std::min(1.0, (to - from).norm() / 2));
    return chord.norm() * (half > 1e-6 ? half / std::sin(half) : 1.0);
}

} // namespace

Matrix3Xd tangent(const std::vector<Matrix3Xd>& images, Index image) {
    const auto k = static_cast<std::size_t>(image);
    return (images[k + 1] - images[k - 1]).normalized();
}

Eigen::VectorXd arc_lengths(const std::vector<Matrix3Xd>& images) {
    Eigen::VectorXd arc = Eigen::VectorXd::Zero(static_cast<Index>(images.size()));
    for (Index k = 1; k < arc.size(); ++k)
        arc[k] = arc[k - 1] + arc_over(images, k);
    return arc;
}

} // namespace physics
