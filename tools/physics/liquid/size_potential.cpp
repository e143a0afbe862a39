#include "physics/liquid/size_potential.hpp"

#include "physics/model/close_pairs.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace physics {
namespace {

// Products are lazy and the solver is FullPivLU: neither calls BLAS, which would want a buffer of
// 128 MiB for eight numbers, and never return where a memory limit leaves no room for it.

constexpr Eigen::Index points = 64; // of the range of sizes; the conditional density is 4 to 8 wide

/// Midpoints of equal intervals of the logarithm of the size, with what the fit needs there.
struct Grid {
    Eigen::VectorXd sizes;      ///< [points]
    Eigen::VectorXd interval;   ///< [points]  [l]
    Eigen::VectorXd target;     ///< [points] share of the interval
    Eigen::MatrixXd polynomial; ///< [points][smooth_terms] P_k
};

Grid make_grid(const SizeLaw& law) {
    Grid grid{Eigen::VectorXd(points), Eigen::VectorXd(points), Eigen::VectorXd(points),
              Eigen::MatrixXd(points, smooth_terms)};
    const double ratio = std::pow(law.largest() / law.smallest(), 1.0 / points);
    double lower = law.smallest();
    for (Eigen::Index g = 0; g < points; ++g, lower *= ratio) {
        grid.sizes[g] = std::sqrt(ratio) * lower;
        grid.interval[g] = (ratio - 1) * lower;
        grid.target[g] = law.share(ratio * lower) - law.share(lower);
        grid.polynomial.row(g) =
            legendre(2 * law.share(grid.sizes[g]) - 1, smooth_terms).transpose();
    }
    return grid;
}

/// U_i on the grid, for all particles i.  [points][N]
Eigen::MatrixXd energies(const Configuration& c, const PairPotential& potential, const Grid& grid) {
    Eigen::MatrixXd energy = Eigen::MatrixXd::Zero(points, c.particles());
    const Eigen::VectorXd radii =
        Eigen::VectorXd::Constant(c.particles(), potential.longest_range() / 2);
    visit_close_pairs(c, radii, ListedFor::lower, [&](int i, auto neighbours) {
        for (const Neighbour& n : neighbours)
            for (Eigen::Index g = 0; g < points; ++g) {
                const double r2 = n.r.squaredNorm(), size = grid.sizes[g];
                energy(g, i) += potential.energy(r2, size, c.diameters[n.j]);
                energy(g, n.j) += potential.energy(r2, size, c.diameters[i]);
            }
    });
    return energy;
}

/// F, its gradient and its second derivatives.
struct Objective {
    double value = 0;
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(smooth_terms);
    Eigen::MatrixXd curvature = Eigen::MatrixXd::Zero(smooth_terms, smooth_terms);
};

Objective evaluate(const Eigen::MatrixXd& energy, const Grid& grid, double temperature,
                   const Eigen::VectorXd& w) {
    Objective f;
    const double share = 1 / static_cast<double>(energy.cols());
    const Eigen::VectorXd on_grid = grid.polynomial.lazyProduct(w);
    for (const auto& u : energy.colwise()) {
        const Eigen::ArrayXd exponent = -(u + on_grid).array() / temperature;
        const double highest = exponent.maxCoeff();
        Eigen::VectorXd p = ((exponent - highest).exp() * grid.interval.array()).matrix();
        const double sum = p.sum();
        p /= sum;
        const Eigen::VectorXd mean = grid.polynomial.transpose().lazyProduct(p);
        f.value += share * temperature * (std::log(sum) + highest);
        f.gradient -= share * mean;
        f.curvature +=
            share / temperature *
            ((grid.polynomial.transpose() * p.asDiagonal()).eval().lazyProduct(grid.polynomial) -
             mean.lazyProduct(mean.transpose()));
    }
    f.value += grid.target.dot(on_grid);
    f.gradient += grid.polynomial.transpose().lazyProduct(grid.target);
    return f;
}

/// The w under which the slopes of U_i + W vanish on average at the sizes that the particles have:
/// least squares.  Starts Newton's method where its steps are short.
Eigen::VectorXd balance_slopes(const Eigen::MatrixXd& energy, const Grid& grid,
                               std::span<const double> sizes) {
    const double interval = std::log(grid.sizes[1] / grid.sizes[0]);
    Eigen::MatrixXd slopes(energy.cols(), smooth_terms);
    Eigen::VectorXd right(energy.cols());
    for (Eigen::Index i = 0; i < energy.cols(); ++i) {
        const double size = sizes[static_cast<std::size_t>(i)];
        const auto g = std::clamp<Eigen::Index>(
            std::lround(std::log(size / grid.sizes[0]) / interval), 1, points - 2);
        slopes.row(i) = grid.polynomial.row(g + 1) - grid.polynomial.row(g - 1);
        right[i] = energy(g - 1, i) - energy(g + 1, i);
    }
    const Eigen::MatrixXd normal = slopes.transpose().lazyProduct(slopes);
    return normal.fullPivLu().solve(slopes.transpose().lazyProduct(right).eval());
}

} // namespace

double SizePotential::value(const SizeLaw& law, double size) const {
    const double u = law.share(size);
    return smooth().dot(legendre(2 * u - 1, smooth_terms)) + cosines().dot(physics::cosines(u));
}

SizePotential fit_size_potential(std::span<const Configuration> liquids,
                                 const PairPotential& potential, double temperature) {
    constexpr int most_steps = 100;
    constexpr double enough = 1e-6; // of the mean of every P_k
    const Grid grid = make_grid(SizeLaw(potential.model()));
    Eigen::Index particles = 0;
    for (const Configuration& c : liquids)
        particles += c.particles();
    Eigen::MatrixXd energy(points, particles);
    std::vector<double> sizes;
    for (Eigen::Index first = 0; const Configuration& c : liquids) {
        sizes.insert(sizes.end(), c.diameters.begin(), c.diameters.end());
        energy.middleCols(first, c.particles()) = energies(c, potential, grid);
        first += c.particles();
    }
    Eigen::VectorXd w = balance_slopes(energy, grid, sizes);
    Objective now = evaluate(energy, grid, temperature, w);
    for (int step = 0; step < most_steps; ++step) {
        if (now.gradient.cwiseAbs().maxCoeff() < enough) {
            SizePotential fit{Eigen::VectorXd::Zero(size_potential_terms)};
            fit.coefficients.head(smooth_terms) = w;
            return fit;
        }
        const Eigen::VectorXd newton = -now.curvature.fullPivLu().solve(now.gradient);
        double length = 1;
        Objective next = evaluate(energy, grid, temperature, w + newton);
        while (next.value > now.value + 0.1 * length * now.gradient.dot(newton) && length > 1e-6) {
            length /= 2;
            next = evaluate(energy, grid, temperature, w + length * newton);
        }
        w += length * newton;
        now = next;
    }
    throw std::runtime_error("the potential of the sizes did not converge within " +
                             std::to_string(most_steps) + " steps");
}

} // namespace physics
