#pragma once

#include "physics/modes/harmonic_modes.hpp"
#include "physics/numerics/inertia.hpp"

#include <doctest/doctest.h>

/// Block Lanczos and Spectra beside each other, on one factor.
namespace both_solvers {

using physics::HarmonicModes;

/// Sine of the largest angle between the spaces of two sets of orthonormal fields.
inline double distance(const Eigen::Ref<const Eigen::MatrixXd>& a,
                       const Eigen::Ref<const Eigen::MatrixXd>& b) {
    return (b - a * (a.transpose() * b)).norm();
}

/// Index behind the last mode whose eigenvalue is close to that of its neighbour, from `first` on.
inline Eigen::Index end_of_set(const Eigen::VectorXd& eigenvalues, Eigen::Index first) {
    constexpr double close = 1e-4;
    Eigen::Index end = first + 1;
    while (end < eigenvalues.size() && eigenvalues[end] < (1 + close) * eigenvalues[end - 1])
        ++end;
    return end;
}

inline void expect_same(const HarmonicModes& a, const HarmonicModes& b) {
    REQUIRE(a.eigenvalues.size() == b.eigenvalues.size());
    const Eigen::ArrayXd changes = (b.eigenvalues - a.eigenvalues).array() / a.eigenvalues.array();
    CHECK(changes.abs().maxCoeff() < 1e-10);
    CHECK(distance(a.fields, b.fields) < 1e-8);
    for (Eigen::Index first = 0, end = 0; first < a.eigenvalues.size(); first = end) {
        end = end_of_set(a.eigenvalues, first);
        CHECK(distance(a.fields.middleCols(first, end - first),
                       b.fields.middleCols(first, end - first)) < 1e-8);
    }
}

/// The modes below a frequency, by block Lanczos with the factor of their count; with another factor
/// it must find the same, and so must Spectra.
inline HarmonicModes modes_of_both(const Eigen::SparseMatrix<double>& lower, double highest) {
    constexpr double shift = 1e-2;
    const physics::HessianFactor factor(lower, shift);
    physics::ModeSearch search{.highest_frequency = highest, .residual = 1e-8, .shift = shift};
    const auto below = physics::count_and_factor(lower, highest * highest);
    const HarmonicModes modes = modes_below(lower, below, search);
    const Eigen::Index counted = below.count - physics::translations;
    CHECK(modes.eigenvalues.size() == counted);
    expect_same(modes, modes_below(lower, factor, search));
    search.solver = physics::ModeSolver::spectra;
    expect_same(modes, modes_below(lower, factor, search, counted));
    expect_same(modes, modes_below(lower, factor, search));
    return modes;
}

} // namespace both_solvers
