#include "physics/numerics/inverse_hessian.hpp"

#include "physics/numerics/vector_updates.hpp"

#include <algorithm>
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
    if (changes_.empty())
        return unit * d.cast<double>().reshaped(3, force.cols());
    std::vector<float> weight(changes_.size());
    const std::size_t last = changes_.size() - 1;
    // What each round needs to know of d is found in the pass of the round before.
    float along = changes_[last].s.dot(d);
    for (std::size_t k = last + 1; k-- > 0;) {
        weight[k] = along / changes_[k].curvature;
        along = add_and_project(-weight[k], changes_[k].y,
                                k > 0 ? changes_[k - 1].s : changes_[0].y, d);
    }
    const float scale = changes_[last].curvature / changes_[last].y.squaredNorm();
    d *= scale;
    along *= scale;
    for (std::size_t k = 0; k <= last; ++k)
        along = add_and_project(weight[k] - along / changes_[k].curvature, changes_[k].s,
                                changes_[std::min(k + 1, last)].y, d);
    return unit * d.cast<double>().reshaped(3, force.cols());
}

} // namespace physics
