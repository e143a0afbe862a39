#include "physics/numerics/inverse_hessian.hpp"

#include <vector>

namespace physics {

/// A common factor of s and y has no effect, and keeps them far from the smallest float.
void InverseHessian::remember(const Eigen::Matrix3Xd& step, const Eigen::Matrix3Xd& change) {
    const double curvature = step.cwiseProduct(change).sum(), unit = step.cwiseAbs().maxCoeff();
    if (curvature > 0)
        changes_.push_back({(step.reshaped() / unit).cast<float>(),
                            (change.reshaped() / unit).cast<float>(),
                            static_cast<float>(curvature / (unit * unit))});
    if (changes_.size() > history_)
        changes_.pop_front();
}

Eigen::Matrix3Xd InverseHessian::times(const Eigen::Matrix3Xd& force) const {
    const double unit = force.cwiseAbs().maxCoeff();
    Eigen::VectorXf d = (force.reshaped() / unit).cast<float>();
    std::vector<float> weight(changes_.size());
    for (std::size_t k = changes_.size(); k-- > 0;) {
        weight[k] = changes_[k].s.dot(d) / changes_[k].curvature;
        d -= weight[k] * changes_[k].y;
    }
    if (!changes_.empty())
        d *= changes_.back().curvature / changes_.back().y.squaredNorm();
    for (std::size_t k = 0; k < changes_.size(); ++k)
        d += (weight[k] - changes_[k].y.dot(d) / changes_[k].curvature) * changes_[k].s;
    return unit * d.cast<double>().reshaped(3, force.cols());
}

} // namespace physics
