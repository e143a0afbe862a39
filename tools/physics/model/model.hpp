#pragma once

#include <Eigen/Core>

#include <cmath>
#include <cstdint>

namespace physics {

/// The polydisperse soft-sphere liquid.
/// [Lerner] J. Non-Cryst. Solids 522, 119570 (2019); [Ji] ref. 47
///
/// Reduced units throughout: particle mass m = 1, energy e = 1, length l = 1, k_B = 1.
/// No member has a default: every number is written once, in config/.
struct Model {
    int exponent;          ///< beta in phi ~ x^-beta
    int smoothing;         ///< q: phi and its first q derivatives vanish at the cut-off
    double cutoff;         ///< x_c, in units of the pair size lambda_ij
    double non_additivity; ///< n_a in lambda_ij = (l_i + l_j)/2 (1 - n_a |l_i - l_j|)   [1/l]
    double density;        ///< N/V                                                      [l^-3]
    double smallest_size;  ///< sizes follow P(lambda) ~ lambda^-3 between these two     [l]
    double largest_size;

    bool operator==(const Model&) const = default;
};

/// Sizes of N particles: the quantiles of P(lambda) ~ lambda^-3 at u_i = (i + 1/2)/N, ascending
/// [N].  Deterministic, so that the set of sizes does not fluctuate from glass to glass.
/// @throws std::invalid_argument  if particles < 1
Eigen::VectorXd quantile_sizes(const Model& model, Eigen::Index particles);

/// Edge of the cubic box that holds N particles at the model's density.  [l]
double box_edge(const Model& model, Eigen::Index particles);

/// A temperature rounded to units of 1e-6 e/k_B.  Two temperatures are equal if these are: one may
/// come from a file in single precision.
inline std::int64_t micro_temperature(double temperature) {
    return std::llround(temperature * 1e6);
}
inline bool same_temperature(double a, double b) {
    return micro_temperature(a) == micro_temperature(b);
}

/// Throws std::invalid_argument that names an invalid member (a negative density, say).
void check(const Model& model);

} // namespace physics
