#include "physics/tunnelling/schroedinger.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// -<k|H|k + 1>.
double hopping(const Line& line) { return line.hbar * line.hbar / (2 * line.step * line.step); }

/// Next pivot of H - level.  A zero would end the recursion: the smallest number takes its place.
double pivot(double diagonal, double hop_square, double last) {
    constexpr double least = std::numeric_limits<double>::min();
    const double d = diagonal - hop_square / last;
    return std::abs(d) < least ? least : d;
}

/// Number of levels below `level`: negative pivots of H - level (Sylvester).
int count_levels(const Line& line, double level) {
    const double t = hopping(line), square = t * t;
    double d = std::numeric_limits<double>::infinity();
    int negative = 0;
    for (const double v : line.potential) {
        d = pivot(v + 2 * t - level, square, d);
        negative += d < 0;
    }
    return negative;
}

/// Pivots of H - level from the first point on.
Eigen::VectorXd pivots(const Eigen::VectorXd& potential, double t, double level) {
    Eigen::VectorXd d(potential.size());
    double last = std::numeric_limits<double>::infinity();
    for (Eigen::Index k = 0; k < d.size(); ++k)
        last = d[k] = pivot(potential[k] + 2 * t - level, t * t, last);
    return d;
}

} // namespace

Eigen::VectorXd lowest_levels(const Line& line, int count) {
    if (line.potential.size() <= count)
        throw std::invalid_argument("line has " + std::to_string(line.potential.size()) +
                                    " points, expected more than its " + std::to_string(count) +
                                    " levels");
    Eigen::VectorXd levels(count);
    double low = line.potential.minCoeff();
    const double all = line.potential.maxCoeff() + 4 * hopping(line); // [Gershgorin]
    for (int n = 0; n < count; ++n) {
        double high = all;
        for (double middle = (low + high) / 2; middle > low && middle < high;
             middle = (low + high) / 2)
            (count_levels(line, middle) > n ? high : low) = middle;
        levels[n] = high;
    }
    return levels;
}

Eigen::VectorXd state(const Line& line, double level) {
    const double t = hopping(line);
    const Eigen::VectorXd forward = pivots(line.potential, t, level);
    const Eigen::VectorXd backward = pivots(line.potential.reverse(), t, level).reverse();
    // Pivot of point k when both ends are eliminated; smallest where psi is large.
    const Eigen::VectorXd own =
        forward + backward - (line.potential.array() + 2 * t - level).matrix();
    Eigen::Index peak = 0;
    own.cwiseAbs().minCoeff(&peak);
    Eigen::VectorXd psi(own.size());
    psi[peak] = 1;
    for (Eigen::Index k = peak; k > 0; --k)
        psi[k - 1] = t * psi[k] / forward[k - 1];
    for (Eigen::Index k = peak + 1; k < psi.size(); ++k)
        psi[k] = t * psi[k - 1] / backward[k];
    return psi / (psi.norm() * std::sqrt(line.step));
}

double current(const Line& line, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
               Eigen::Index k) {
    return hopping(line) * line.step * std::abs(a[k] * b[k + 1] - b[k] * a[k + 1]);
}

} // namespace physics
