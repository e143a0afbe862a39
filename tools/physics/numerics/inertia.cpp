#include "physics/numerics/inertia.hpp"

#include "physics/numerics/noise.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace physics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

/// Frobenius norm of L D L^T - (A + shift 1), from its products with noise: of a matrix E,
/// |E x|^2 is |E|^2 in the mean over x of independent entries of variance 1.
double backward_error(const Sparse& lower, double shift, const SparseFactor& factor) {
    constexpr Eigen::Index columns = 4;
    const Eigen::MatrixXd x = std::sqrt(12) * noise(lower.rows(), columns);
    const Eigen::MatrixXd image = lower.selfadjointView<Eigen::Lower>() * x + shift * x;
    return (factor.product(x) - image).norm() / std::sqrt(columns);
}

} // namespace

CountedBelow count_and_factor(const Sparse& lower, double eigenvalue) {
    // A tiny pivot spoils the signs of those after it: move the limit a little.
    constexpr double smallest_pivot = 1e-10, largest_error = 1e-7, step = 1e-6;
    const double largest_entry = lower.diagonal().cwiseAbs().maxCoeff();
    double limit = eigenvalue;
    for (int attempt = 0; attempt < 8; ++attempt, limit *= 1 - step) {
        SparseFactor factor(lower, -limit, smallest_pivot * largest_entry);
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
