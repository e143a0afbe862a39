#pragma once

#include "physics/glass/hessian.hpp"
#include "physics/numerics/inertia.hpp"

#include <Eigen/Core>

#include <optional>

namespace physics {

/// Two solvers that find the same modes; a step of block Lanczos solves for eight columns at once.
enum class ModeSolver { block_lanczos, spectra };

struct ModeSearch {
    double highest_frequency; ///< modes below this are searched for           [1/t]
    double residual;          ///< largest |H z - lambda z| / lambda tolerated
    double shift;             ///< sigma > 0 of the factor of H + sigma         [e/l^2]
    ModeSolver solver = ModeSolver::block_lanczos;
};

/// Modes of the Hessian, translations left out, ascending.
struct HarmonicModes {
    Eigen::VectorXd eigenvalues; ///< [M] m omega^2    [e/l^2]
    Eigen::MatrixXd fields;      ///< [3N][M] unit fields
    double worst_residual;       ///< max |H z - lambda z| / lambda
    double worst_overlap;        ///< max |z_a . z_b|, a != b
};

constexpr Eigen::Index translations = 3; ///< eigenvectors of H with eigenvalue 0

/// The eigenpairs of H below highest_frequency^2, by a Lanczos method on (H + shift)^-1 in the
/// space without translations.  Block Lanczos widens its block while as many eigenvalues are equal
/// as it has columns, as in crystals; that no mode is missed is likely, not proved.
/// @param counted  number of modes by inertia, if they were counted; Spectra asks for so many
/// @throws std::runtime_error  if a residual exceeds the tolerance, or if block Lanczos finds 64
///         equal eigenvalues, the columns of its widest block
HarmonicModes modes_below(const Eigen::SparseMatrix<double>& lower, const HessianFactor& factor,
                          const ModeSearch& search, std::optional<Eigen::Index> counted = {});

/// The same by block Lanczos on (limit - H)^-1, whose positive eigenvalues are those of the modes
/// that were counted: the factor of the count is that of the search.  Where a mode lies so close to
/// the limit that rounding spoils the others, it searches as above.
/// @param counted  below highest_frequency^2
HarmonicModes modes_below(const Eigen::SparseMatrix<double>& lower, const CountedBelow& counted,
                          const ModeSearch& search);

} // namespace physics
