#pragma once

#include "physics/liquid/size_field.hpp"
#include "physics/liquid/size_potential.hpp"

#include <Eigen/Core>

namespace physics {

/// What keeps the liquid at its temperature and its sizes at their law.
struct Bath {
    double temperature; ///< of the thermostat  [e/k_B]
    SizePotential sizes;
};

/// Keeps a bath right by what was measured since its last correction.  Each correction is small:
/// the noise of one measurement exceeds what is wrong.
///
/// Thermostat: moved until the temperature of the liquid is the one asked for; a timestep heats.
/// W: a mean moment off by m_k = <M_k - M_k0>/N shows what W lacks.  Sizes without neighbours would
/// need
///     delta W = sum_k [kappa_k + 2 k_B T] m_k cos(k pi u),
/// against the pull of the held moments and the entropy of mixing; W takes a fifth of it, again and
/// again, until the mean moments are those held.  Neighbours make sizes stiffer, and the way longer.
class BathControl {
  public:
    static constexpr Eigen::Index numbers = 2 + size_cosines;

    void add(double temperature, const Eigen::VectorXd& moments_off); ///< T, M_k - M_k0

    /// @param temperature  of the liquid  [e/k_B]
    Bath corrected(const Bath& bath, const SizeField& field, double temperature,
                   Eigen::Index particles);

    /// Sums since the last correction, to be stored and restored.  [numbers]
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(numbers);
};

} // namespace physics
