#include "physics/numerics/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace physics {
namespace {

struct Point {
    Eigen::Matrix3Xd x, force;
    double energy;
};

double dot(const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b) { return a.cwiseProduct(b).sum(); }

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

int descend(Eigen::Matrix3Xd& x, const EnergyAndForce& energy_and_force, const LbfgsParameters& p,
            const FirstGuess& guess) {
    constexpr double first_move = 0.1; // of the longest, while nothing is known of the curvature
    Point here{x, {}, 0}, next;
    here.energy = energy_and_force(here.x, here.force);
    int evaluations = 1;
    InverseHessian history(p.history, guess);
    while (evaluations < p.max_steps && here.force.cwiseAbs().maxCoeff() > p.max_force) {
        Eigen::Matrix3Xd d = history.times(here.force);
        const double longest = (history.empty() ? first_move : 1) * p.longest_move;
        d *= std::min(1.0, longest / d.cwiseAbs().maxCoeff());
        if (!(dot(here.force, d) > 0) || !backtrack(energy_and_force, here, d, next, evaluations)) {
            if (history.empty())
                break;
            history.clear();
            continue;
        }
        history.remember(next.x - here.x, here.force - next.force);
        std::swap(here, next);
    }
    x = here.x;
    return evaluations;
}

} // namespace physics
