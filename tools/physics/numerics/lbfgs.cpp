#include "physics/numerics/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>
#include <vector>

namespace physics {
namespace {

struct Point {
    Eigen::Matrix3Xd x, force;
    double energy;
};

/// One step x -> x + s and the change y of the gradient along it.  Single precision: reading them
/// from memory limits the speed, and a direction need not be exact.
struct Change {
    Eigen::VectorXf s, y;
    float curvature; ///< s . y > 0
};

double dot(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) { return a.cwiseProduct(b).sum(); }

/// Adds a change unless the energy curves down along it.  A common factor of s and y has no effect,
/// and keeps them far from the smallest float.
void remember(const Eigen::Matrix3Xd& s, const Eigen::Matrix3Xd& y, std::deque<Change>& history) {
    const double curvature = dot(s, y), unit = s.cwiseAbs().maxCoeff();
    if (curvature > 0)
        history.push_back({(s.reshaped() / unit).cast<float>(), (y.reshaped() / unit).cast<float>(),
                           static_cast<float>(curvature / (unit * unit))});
}

/// B f, with B the inverse Hessian as the remembered changes approximate it.
/// [Nocedal and Wright] Alg. 7.4
Eigen::Matrix3Xd direction(const std::deque<Change>& history, const Eigen::Matrix3Xd& force) {
    const double unit = force.cwiseAbs().maxCoeff();
    Eigen::VectorXf d = (force.reshaped() / unit).cast<float>();
    std::vector<float> weight(history.size());
    for (std::size_t k = history.size(); k-- > 0;) {
        weight[k] = history[k].s.dot(d) / history[k].curvature;
        d -= weight[k] * history[k].y;
    }
    if (!history.empty())
        d *= history.back().curvature / history.back().y.squaredNorm();
    for (std::size_t k = 0; k < history.size(); ++k)
        d += (weight[k] - history[k].y.dot(d) / history[k].curvature) * history[k].s;
    return unit * d.cast<double>().reshaped(3, force.cols());
}

/// Moves `to` to the first of x + t d, t = 1 and falling, with a sufficient fall of the energy
/// (Armijo).
/// @return  false if there is none, which rounding may cause near a minimum
bool backtrack(const EnergyAndForce& energy_and_force, const Point& from, const Eigen::Matrix3Xd& d,
               Point& to, int& evaluations) {
    constexpr double sufficient = 1e-4, shortest = 1e-6;
    constexpr double rounding = 1e-14;       // of the energy
    const double slope = dot(from.force, d); // -dE/dt
    for (double t = 1; t > shortest;) {
        to.x = from.x + t * d;
        to.energy = energy_and_force(to.x, to.force);
        ++evaluations;
        const double rise = to.energy - from.energy;
        if (rise <= -sufficient * t * slope + rounding * std::abs(from.energy))
            return true;
        t *= std::clamp(t * slope / (2 * (rise + t * slope)), 0.1, 0.5); // minimum of the parabola
    }
    return false;
}

} // namespace

int descend(Eigen::Matrix3Xd& x, const EnergyAndForce& energy_and_force, const LbfgsParameters& p) {
    constexpr double first_move = 0.1; // of the longest, while nothing is known of the curvature
    Point here{x, {}, 0}, next;
    here.energy = energy_and_force(here.x, here.force);
    int evaluations = 1;
    std::deque<Change> history;
    while (evaluations < p.max_steps && here.force.cwiseAbs().maxCoeff() > p.max_force) {
        Eigen::Matrix3Xd d = direction(history, here.force);
        const double longest = (history.empty() ? first_move : 1) * p.longest_move;
        d *= std::min(1.0, longest / d.cwiseAbs().maxCoeff());
        if (!(dot(here.force, d) > 0) || !backtrack(energy_and_force, here, d, next, evaluations)) {
            if (history.empty())
                break;
            history.clear();
            continue;
        }
        remember(next.x - here.x, here.force - next.force, history);
        if (history.size() > static_cast<std::size_t>(p.history))
            history.pop_front();
        std::swap(here, next);
    }
    x = here.x;
    return evaluations;
}

} // namespace physics
