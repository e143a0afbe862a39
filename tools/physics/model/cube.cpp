#include "physics/model/cube.hpp"

#include <Eigen/LU>

namespace physics {

std::optional<double> cube_edge(const Eigen::Matrix3d& vectors) {
    constexpr double tolerance = 1e-6;
    const double edge = vectors.row(0).cwiseAbs().maxCoeff();
    if (!(edge > 0))
        return std::nullopt;
    const Eigen::Array33d shares = vectors.array().abs() / edge;
    const Eigen::Array33i along = ((shares - 1).abs() <= tolerance).cast<int>();
    const Eigen::Array33i across = (shares <= tolerance).cast<int>(); // NaN is neither
    if ((along + across != 1).any() || (along.rowwise().sum() != 1).any() ||
        (along.colwise().sum() != 1).any() || vectors.determinant() < 0)
        return std::nullopt;
    return edge;
}

} // namespace physics
