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

void InverseHessian::apply_guess(Eigen::VectorXf& d) const {
    if (guess_)
        d = guess_(d.cast<double>()).cast<float>();
    else if (!changes_.empty())
        d *= changes_.back().curvature / changes_.back().y.squaredNorm();
}

Eigen::Matrix3Xd InverseHessian::times(const Eigen::Matrix3Xd& force) const {
    const double unit = force.cwiseAbs().maxCoeff();
    Eigen::VectorXf d = (force.reshaped() / unit).cast<float>();
    const std::size_t count = changes_.size();
    std::vector<float> weight(count);
    // What each round needs to know of d is found in the pass of the round before; what the last
    // one finds is not used.
    float along = count > 0 ? changes_[count - 1].s.dot(d) : 0;
    for (std::size_t k = count; k-- > 0;) {
        weight[k] = along / changes_[k].curvature;
        along = add_and_project(-weight[k], changes_[k].y, changes_[k > 0 ? k - 1 : 0].s, d);
    }
    apply_guess(d);
    along = count > 0 ? changes_[0].y.dot(d) : 0;
    for (std::size_t k = 0; k < count; ++k)
        along = add_and_project(weight[k] - along / changes_[k].curvature, changes_[k].s,
                                changes_[std::min(k + 1, count - 1)].y, d);
    return unit * d.cast<double>().reshaped(3, force.cols());
}

} // namespace physics
