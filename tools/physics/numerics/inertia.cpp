#include "physics/numerics/inertia.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
using Sparse = Eigen::SparseMatrix<double>;

CountedBelow count_and_factor(const Sparse& lower, double eigenvalue) {
    // A tiny pivot spoils the signs of those after it: move the limit a little.
    constexpr double smallest_pivot = 1e-10, largest_error = 1e-7, step = 1e-6;
    const double largest_entry = lower.diagonal().cwiseAbs().maxCoeff();
    double limit = eigenvalue;
    for (int attempt = 0; attempt < 8; ++attempt, limit *= 1 - step) {
        SparseFactor<double> factor(lower, -limit, smallest_pivot * largest_entry);
        if (factor.sound() &&
            backward_error(lower, -limit, factor) <= largest_error * std::abs(limit))
            return {factor.negative(), limit, std::move(factor)};
    }
    throw std::runtime_error("no stable factorisation of A - " + std::to_string(eigenvalue));
}

Eigen::Index count_below(const Sparse& lower, double eigenvalue) {
    return count_and_factor(lower, eigenvalue).count;
}

} // namespace physics
