#include "physics/liquid/relaxation.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace physics {

double self_overlap(const Configuration& now, const Configuration& then,
                    const Eigen::Vector3d& drift, double distance) {
    Eigen::Index stayed = 0;
    for (Eigen::Index i = 0; i < now.particles(); ++i) {
        const Eigen::Vector3d moved =
            nearest_image(now.positions.col(i) - then.positions.col(i) - drift, now.edge);
        if (moved.squaredNorm() < distance * distance)
            ++stayed;
    }
    return static_cast<double>(stayed) / static_cast<double>(now.particles());
}

std::vector<std::int64_t> logarithmic_lags(std::int64_t longest, std::int64_t count) {
    std::set<std::int64_t> lags{longest};
    for (std::int64_t k = 0; k < count; ++k) {
        const double power = static_cast<double>(k) / static_cast<double>(count);
        lags.insert(std::llround(std::pow(static_cast<double>(longest), power)));
    }
    return {lags.begin(), lags.end()};
}

double relaxation_lag(const OverlapsByLag& overlaps) {
    constexpr double target = 1 / std::numbers::e;
    double previous_log = 0, previous = 1;
    for (auto at = overlaps.begin(); at != overlaps.end();) {
        const auto end = overlaps.upper_bound(at->first);
        const double here_log = std::log(static_cast<double>(at->first));
        double sum = 0, count = 0;
        for (; at != end; ++at, ++count)
            sum += at->second;
        const double here = sum / count;
        if (here <= target) {
            const double part = (previous - target) / (previous - here);
            return std::exp(std::lerp(previous_log, here_log, part));
        }
        previous_log = here_log;
        previous = here;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace physics
