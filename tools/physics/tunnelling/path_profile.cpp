#include "physics/tunnelling/path_profile.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

/// V, V' and V'' of the Hermite polynomial of piece k at s.
Eigen::Array3d piece(const PathProfile& p, Eigen::Index k, double s) {
    const double h = p.arc[k + 1] - p.arc[k], u = (s - p.arc[k]) / h;
    const double rise = p.energy[k + 1] - p.energy[k];
    const double a = h * p.slope[k] - rise, b = rise - h * p.slope[k + 1];
    // V = V_k + u rise + u (1 - u) [a (1 - u) + b u]
    const double inner = a * (1 - u) + b * u;
    return {p.energy[k] + u * rise + u * (1 - u) * inner,
            (rise + (1 - 2 * u) * inner + u * (1 - u) * (b - a)) / h,
            (2 * (1 - 2 * u) * (b - a) - 2 * inner) / (h * h)};
}

Eigen::Index last_piece(const PathProfile& p) { return p.arc.size() - 2; }

/// The third derivative of piece k.
double third_derivative(const PathProfile& p, Eigen::Index k) {
    const double h = p.arc[k + 1] - p.arc[k], rise = p.energy[k + 1] - p.energy[k];
    return 6 * (h * (p.slope[k] + p.slope[k + 1]) - 2 * rise) / (h * h * h);
}

/// V behind an end, at s from it.  The cubic term counts where it makes the wall steeper: one that
/// makes it softer would end in an abyss.
double behind(double energy, double slope, double curvature, double third, double s) {
    return energy + s * (slope + s * curvature / 2) + std::max(0.0, third * s * s * s / 6);
}

} // namespace

void check(const PathProfile& p) {
    const Eigen::Index images = p.arc.size();
    if (images < 3 || p.energy.size() != images || p.slope.size() != images)
        throw std::invalid_argument("path has " + std::to_string(images) + " images, " +
                                    std::to_string(p.energy.size()) + " energies and " +
                                    std::to_string(p.slope.size()) +
                                    " slopes, expected at least 3 of each");
    for (Eigen::Index k = 1; k < images; ++k)
        if (!(p.arc[k] > p.arc[k - 1]))
            throw std::invalid_argument("arc length of image " + std::to_string(k) +
                                        " is not beyond that of the image before it");
    if (!(first_curvature(p) > 0 && last_curvature(p) > 0))
        throw std::invalid_argument("curvatures at the ends of the path are " +
                                    std::to_string(first_curvature(p)) + " and " +
                                    std::to_string(last_curvature(p)) +
                                    ", expected more than 0: more images may be needed");
}

double energy(const PathProfile& p, double s) {
    const Eigen::Index last = p.arc.size() - 1;
    if (s <= p.arc[0])
        return behind(p.energy[0], p.slope[0], first_curvature(p), third_derivative(p, 0),
                      s - p.arc[0]);
    if (s >= p.arc[last])
        return behind(p.energy[last], p.slope[last], last_curvature(p),
                      third_derivative(p, last_piece(p)), s - p.arc[last]);
    const auto next = std::upper_bound(p.arc.begin(), p.arc.end(), s);
    return piece(p, next - p.arc.begin() - 1, s)[0];
}

double first_curvature(const PathProfile& p) { return piece(p, 0, p.arc[0])[2]; }

double last_curvature(const PathProfile& p) {
    return piece(p, last_piece(p), p.arc[p.arc.size() - 1])[2];
}

Top top(const PathProfile& p) {
    Top highest{p.arc[0], p.energy[0]};
    for (Eigen::Index k = 0; k <= last_piece(p); ++k) {
        if (!(p.slope[k] >= 0 && p.slope[k + 1] <= 0))
            continue;
        double low = p.arc[k], high = p.arc[k + 1]; // V' falls from positive to negative
        for (int halving = 0; halving < 60; ++halving) {
            const double middle = (low + high) / 2;
            (piece(p, k, middle)[1] > 0 ? low : high) = middle;
        }
        const double v = piece(p, k, low)[0];
        if (v > highest.energy)
            highest = {low, v};
    }
    return highest;
}

} // namespace physics
